#pragma once

#include "core/book/addressbook.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

class QScrollArea;
class QVBoxLayout;

namespace kith
{

class Button;
class ColumnsSection;
class EventsSection;
class LiveProgress;
class ProgressStrip;
class ReceiptCard;
class ReceiptView;
class TextLabel;

// Brings files in: drop or choose them, see what would happen, let it happen, read the receipt. Everything
// stays on the page, errors too. Below are the imports of before.
class ImportPage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPage(AddressBook& book, QWidget* parent = nullptr);
    ~ImportPage() override;

    // Shows what importing the files would do.
    void importFiles(const QStringList& paths);

Q_SIGNALS:
    // Imported, and the user wants to see the people.
    void finished();
    void undoable(); // something happened that the newest step of the history names
    void contactChosen(qint64 contact); // the user wants to see them
    void reviewRequested(); // the user wants to decide who is who
    void message(const QString& text);

private:
    enum class Shows { Nothing, Preview, Receipt, Error };

    QWidget* buildPreview();
    QWidget* buildError();
    void takeEvents();
    void showError(const Error& error);
    void preview();
    void apply();
    void run(bool dryRun);
    ImportRequest request(bool dryRun) const;
    void lookAtColumns();
    void forgetColumns(const QByteArray& header);
    void done(const Result<ImportReceipt>& receipt, bool dryRun);
    void openContact(ContactId contact);
    void reveal(Shows what);
    void forget();

    AddressBook& m_book;
    QStringList m_paths;
    HeaderMaps m_maps; // what the user has said of columns in this import
    std::unique_ptr<LiveProgress> m_progress;
    QTimer m_pause; // before the progress is shown
    QTimer m_typing; // since an event was typed
    QHash<QString, SaidEvent> m_previewed; // the events of the preview that is shown or awaited
    QString m_says;
    int m_run = 0; // tells the answer to the newest question from older ones

    QScrollArea* m_scroll;
    ProgressStrip* m_strip;
    ReceiptView* m_previewFiles;
    TextLabel* m_previewSays;
    ColumnsSection* m_columns;
    Button* m_import;
    QVBoxLayout* m_errors;
    EventsSection* m_events;
    QWidget* m_preview;
    ReceiptCard* m_receipt;
    QWidget* m_error;
};

} // namespace kith
