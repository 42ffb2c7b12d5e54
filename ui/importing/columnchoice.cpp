#include "ui/importing/columnchoice.h"

#include "ui/importing/fieldwords.h"

#include <QSignalBlocker>

namespace kith
{

ColumnChoice::ColumnChoice(const std::vector<ListField>& fields, const QString& column, QWidget* parent)
    : Choice(parent)
{
    for (const ListField field : fields) // to ignore it comes first, apart from what it may hold
        insertItem(field == ListField::Ignored ? 0 : count(), fieldName(field), static_cast<int>(field));
    setAccessibleName(tr("What “%1” holds").arg(column));
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QVariant field = itemData(index);
        if (field.isValid())
            Q_EMIT chosen(static_cast<ListField>(field.toInt()));
    });
}

void ColumnChoice::setField(std::optional<ListField> field)
{
    const QSignalBlocker notChosen(this);
    const int own = findData(QVariant());
    if (!field && own < 0)
        addItem(tr("Belongs to the event"));
    int index = field ? findData(static_cast<int>(*field)) : findData(QVariant());
    if (index < 0) { // what only Kith's own guessing says
        index = count();
        addItem(fieldName(*field), static_cast<int>(*field));
    }
    setCurrentIndex(index);
}

} // namespace kith
