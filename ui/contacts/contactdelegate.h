#pragma once

#include <QStyledItemDelegate>

namespace kith
{

// Paints a contact: a calm row of two lines, the verdict's shape before the name and its word in its colour.
class ContactDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Of every row; from the font.
    static int rowHeight();

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace kith
