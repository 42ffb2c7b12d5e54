#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <QAbstractTableModel>

#include <functional>

namespace kith
{

// Rows of a receipt, read a page at a time as far as the list is scrolled.
class RowLinesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Row, Who, Note, columns };
    using Read = std::function<Result<std::vector<RowLine>>(qint64 offset, qint64 limit)>;

    // What the rows are, and so what their columns are called.
    enum class About { Contacts, RejectedRows, Changes };

    explicit RowLinesModel(QObject* parent = nullptr);

    void showLines(About about, qint64 total, Read read);
    ContactId contactAt(int row) const; // 0: nobody in the book
    qint64 total() const { return m_total; } // as far as it is known: less where reading ends earlier

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void failed(const QString& message);

private:
    About m_about = About::Contacts;
    qint64 m_total = 0;
    Read m_read;
    std::vector<RowLine> m_lines;
};

} // namespace kith
