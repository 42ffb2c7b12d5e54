#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace kith
{

class FlowLayout;

// A list of words: each a chip that a click removes, and a field that adds.
class TagEdit : public QWidget
{
    Q_OBJECT

public:
    // `name` for assistive technology, `placeholder` shows in the empty field.
    TagEdit(const QString& name, const QString& placeholder, QWidget* parent = nullptr);

    QStringList tags() const { return m_tags; }
    void setTags(const QStringList& tags); // says nothing

Q_SIGNALS:
    void edited(const QStringList& tags); // by the user

private:
    void add();
    void remove(const QString& tag);
    void rebuild();

    QStringList m_tags;
    QWidget* m_chips;
    FlowLayout* m_flow;
    QLineEdit* m_field;
};

} // namespace kith
