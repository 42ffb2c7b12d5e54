#pragma once

#include "ui/importing/rowlinesmodel.h"

#include <QWidget>

#include <vector>

class QTableView;

namespace kith
{

class Button;
class FlowLayout;
class TextLabel;

// What became of the rows of a file: one kind of them at a time, such as those that are new.
class RowsView : public QWidget
{
    Q_OBJECT

public:
    struct Kind {
        QString name; // "12 rejected"
        RowLinesModel::About about = RowLinesModel::About::Contacts;
        qint64 total = 0;
        qint64 listed = 0; // of them, by `read`
        RowLinesModel::Read read;
    };

    explicit RowsView(std::vector<Kind> kinds, QWidget* parent = nullptr);

    // Adds a button behind the kinds.
    void addButton(QWidget* button);
    // The same, for one that is there while rejected rows are shown.
    void offerSaving();

Q_SIGNALS:
    void saveRequested();
    void message(const QString& text);
    void contactChosen(qint64 contact); // by a double click

private:
    void showKind(const Kind& kind);

    std::vector<Kind> m_kinds;
    RowLinesModel* m_model;
    QTableView* m_table;
    FlowLayout* m_choices;
    TextLabel* m_missing;
    Button* m_save = nullptr;
    RowLinesModel::About m_about = RowLinesModel::About::Contacts;
};

} // namespace kith
