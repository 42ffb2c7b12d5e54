#pragma once

#include "core/book/browsebook.h"
#include "ui/shell/place.h"

#include <QListView>

class QStandardItemModel;

namespace kith
{

// What to do, with counts; who there is; and the owner's own pages.
class SideBar : public QListView
{
    Q_OBJECT

public:
    explicit SideBar(QWidget* parent = nullptr);

    // The places in order; equal neighbours of different groups are divided by a line.
    static std::vector<Place> places();
    static QString nameOf(const Place& place);
    static QIcon iconOf(const Place& place);

    void setCounts(const BrowseIndex& index);
    void setPairsToReview(qint64 pairs); // none: no count is shown
    void setCurrentPlace(const Place& place); // does not emit

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void placeChosen(const kith::Place& place);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void keyboardSearch(const QString& search) override;

private:
    void setCount(int row, qint64 count);
    void takeColours();

    QStandardItemModel* m_items;
    bool m_following = false; // the current place is being set from outside
};

// "318", "5,104"; where that is too wide "5k". By the locale.
QString shortCount(qint64 count);

} // namespace kith
