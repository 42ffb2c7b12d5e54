#pragma once

#include <QFrame>
#include <QStringList>

class QMimeData;

namespace kith
{

// What of dragged data are files of this computer.
QStringList localFiles(const QMimeData* data);

// Where files are dropped, or chosen by button.
class DropZone : public QFrame
{
    Q_OBJECT

public:
    explicit DropZone(QWidget* parent = nullptr);

Q_SIGNALS:
    void filesChosen(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(bool folder);

    bool m_over = false;
};

} // namespace kith
