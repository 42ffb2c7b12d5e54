#pragma once

#include "core/book/importcolumns.h"

#include <QComboBox>

namespace kith
{

// The field that a column holds, to be chosen by mouse, arrows or first letter.
class ColumnChoice : public QComboBox
{
    Q_OBJECT

public:
    ColumnChoice(const std::vector<ListField>& fields, const QString& column, QWidget* parent = nullptr);

    // None: what only this kind of list has, which can be replaced but not chosen.
    void setField(std::optional<ListField> field);

Q_SIGNALS:
    void chosen(kith::ListField field); // by the user

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace kith
