#pragma once

#include "core/model/source.h"
#include "ui/importing/rowsview.h"

#include <QWidget>

namespace kith
{

class Database;

// What became, or would become, of every file: what it is, how many of its rows are new, updated, unchanged
// or rejected, and behind each the rows and what there is to say of them.
class ReceiptView : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(const Database& database, QWidget* parent = nullptr);

    void showReceipt(const ImportReceipt& receipt);

Q_SIGNALS:
    void message(const QString& text);
    void contactChosen(qint64 contact);

private:
    QWidget* rowsView(std::vector<RowsView::Kind> kinds);
    QWidget* changesLine(const std::vector<FileReceipt>& files);
    QWidget* fileLine(const FileReceipt& file);
    QWidget* detailsOf(const FileReceipt& file);

    const Database& m_database;
    ImportReceipt m_receipt;
    QWidget* m_content = nullptr;
};

// What there is to say of a file and its rows; the same words once.
QWidget* issueList(const std::vector<Issue>& issues);

// "1,150 new · 12 updated · 30 unchanged · 12 rejected"; counts of none are left out.
QString countsSay(const RowCounts& counts);

} // namespace kith
