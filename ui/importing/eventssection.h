#pragma once

#include "core/book/importcolumns.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace kith
{

class EventFields;
class TextLabel;

// The lists of an import of which the user may say at which event their people were: lists of guests are
// asked about, tables of people, who may have been guests, have the question behind a line.
class EventsSection : public QWidget
{
    Q_OBJECT

public:
    explicit EventsSection(QDate today, QWidget* parent = nullptr);
    ~EventsSection() override;

    // Files that were there before keep what was typed.
    void showFiles(const std::vector<FileColumns>& files);
    void clear();
    QHash<QString, SaidEvent> said() const; // for ImportRequest::events
    void showDays(); // how each is understood
    // The first that is none, as it was typed, whose field then has the focus; empty: there is none.
    QString wrongDay();

Q_SIGNALS:
    void edited();
    void entered();

private:
    struct Line {
        FileColumns file;
        QWidget* widget = nullptr;
        TextLabel* says = nullptr; // of a table of people: which event was said
        EventFields* fields = nullptr; // null: not unfolded yet
    };

    std::unique_ptr<Line> lineFor(const FileColumns& file);
    QWidget* buildQuestion(Line& line);
    QWidget* buildOffer(Line& line);
    EventFields* buildFields(const FileColumns& file);
    void showOffers();

    const QDate m_today;
    std::vector<std::unique_ptr<Line>> m_lines;
};

} // namespace kith
