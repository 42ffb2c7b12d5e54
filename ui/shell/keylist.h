#pragma once

#include <QDialog>
#include <QList>

#include <vector>

class QAction;

namespace kith
{

// The actions of one menu.
struct KeyGroup {
    QString name;
    QList<QAction*> actions;
};

// Every key and what it does (F1), from the actions themselves.
class KeyList : public QDialog
{
    Q_OBJECT

public:
    explicit KeyList(const std::vector<KeyGroup>& groups, QWidget* parent);
};

} // namespace kith
