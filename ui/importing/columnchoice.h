#pragma once

#include "core/book/importcolumns.h"
#include "ui/shared/choice.h"

namespace kith
{

// The field that a column holds, to be chosen by mouse, arrows or first letter.
class ColumnChoice : public Choice
{
    Q_OBJECT

public:
    ColumnChoice(const std::vector<ListField>& fields, const QString& column, QWidget* parent = nullptr);

    // None: what only this kind of list has, which can be replaced but not chosen.
    void setField(std::optional<ListField> field);

Q_SIGNALS:
    void chosen(kith::ListField field); // by the user
};

} // namespace kith
