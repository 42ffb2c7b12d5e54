#pragma once

#include "core/model/source.h"

#include <QWidget>

namespace kith
{

// What became, or would become, of every file: what it is, how many of its rows are new, updated, unchanged
// or rejected, and behind each the issues with their rows.
class ReceiptView : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget* parent = nullptr);

    void showReceipt(const ImportReceipt& receipt);

private:
    QWidget* m_content = nullptr;
};

// "1,150 new · 12 updated · 30 unchanged · 12 rejected"; counts of none are left out.
QString countsSay(const RowCounts& counts);

} // namespace kith
