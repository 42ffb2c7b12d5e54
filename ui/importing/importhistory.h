#pragma once

#include "core/book/addressbook.h"

#include <QWidget>

class QVBoxLayout;

namespace kith
{

// Every file that was imported, newest first, and behind each what became of its rows.
class ImportHistory : public QWidget
{
    Q_OBJECT

public:
    explicit ImportHistory(AddressBook& book, QWidget* parent = nullptr);

Q_SIGNALS:
    void removed(); // a file; the newest step of the history says which
    void message(const QString& text);
    void contactChosen(qint64 contact);

private:
    void refresh();
    QWidget* sourceLine(const Source& source);
    QWidget* rowsOf(const Source& source);
    void saveRejected(const Source& source);
    void removeSource(const Source& source);

    AddressBook& m_book;
    std::vector<Source> m_sources;
    QWidget* m_content = nullptr;
};

} // namespace kith
