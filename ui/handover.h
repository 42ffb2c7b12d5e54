#pragma once

#include "core/base/result.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>

namespace kith
{

// One window a book: a Kith that is started while another has the book open hands its files over and ends.
// They travel through a folder beside the book, since Kith opens no connection of any kind.
class Handover : public QObject
{
    Q_OBJECT

public:
    // Takes what is handed over for this book, until it is destroyed.
    explicit Handover(const QString& bookPath, QObject* parent = nullptr);
    ~Handover() override;

    // Hands files (or none: only the window is wanted) to the Kith that has the book open. False if none
    // takes them within `patience` milliseconds.
    static bool give(const QString& bookPath, const QStringList& files, int patience);

Q_SIGNALS:
    void received(const QStringList& files);

private:
    void take();

    QString m_folder;
    QFileSystemWatcher m_watcher;
};

} // namespace kith
