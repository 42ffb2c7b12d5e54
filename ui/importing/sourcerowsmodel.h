#pragma once

#include "core/book/readbook.h"

#include <QAbstractTableModel>

namespace kith
{

// The rows of an imported file with one outcome, read a page at a time as far as the list is scrolled.
class SourceRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Row, Who, Note, columns };

    SourceRowsModel(const Database& database, SourceId source, QObject* parent = nullptr);

    void showOutcome(Outcome outcome, qint64 total);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void failed(const QString& message);

private:
    struct Line {
        int row = 0;
        QString who;
        QString note;
    };

    const Database& m_database;
    SourceId m_source;
    Outcome m_outcome = Outcome::New;
    qint64 m_total = 0;
    std::vector<Line> m_lines;
};

} // namespace kith
