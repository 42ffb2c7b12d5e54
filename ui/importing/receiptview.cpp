#include "ui/importing/receiptview.h"

#include "core/book/formats.h"
#include "ui/importing/changewords.h"
#include "ui/importing/rowkinds.h"
#include "ui/shared/expander.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Issues with the same message, summed up.
struct IssueGroup {
    Severity severity = Severity::Info;
    QString message;
    std::vector<int> rows;
};

std::vector<IssueGroup> grouped(const std::vector<Issue>& issues)
{
    std::vector<IssueGroup> groups;
    QHash<QString, std::size_t> places;
    for (const Issue& issue : issues) {
        const auto place = places.constFind(issue.message);
        if (place == places.cend()) {
            places.insert(issue.message, groups.size());
            groups.push_back({issue.severity, issue.message, {}});
        }
        IssueGroup& group = place == places.cend() ? groups.back() : groups[*place];
        if (issue.row > 0)
            group.rows.push_back(issue.row);
    }
    return groups;
}

QString rowsSay(const std::vector<int>& rows)
{
    constexpr std::size_t shown = 12;
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i)
        numbers += QLocale().toString(rows[i]);
    const int count = static_cast<int>(rows.size());
    const QString list = ReceiptView::tr("Row(s) %1", nullptr, count).arg(numbers.join(u", "_s));
    return rows.size() <= shown
        ? list
        : ReceiptView::tr("%1 and %n more", nullptr, static_cast<int>(rows.size() - shown)).arg(list);
}

// Of rows that were used all the same, and of the file. Why rows were rejected is listed with them.
qint64 warningsBesideRejected(const FileReceipt& file)
{
    const auto warnings = std::ranges::count(file.issues, Severity::Warning, &Issue::severity);
    return std::max<qint64>(0, warnings - file.counts.rejected);
}

QWidget* unreadableLine(const FileReceipt& file)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(file.file));
    words->addWidget(captionLabel(ReceiptView::tr("Left out: %1").arg(file.issues.front().message)));
    return iconLine(theme::icon(u"error"_s, &theme::Colours::danger), words);
}

QWidget* doubtList(const std::vector<Doubt>& doubts)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(theme::iconSize() + theme::space, 0, 0, theme::space);
    column->setSpacing(theme::space);
    for (const Doubt& doubt : doubts) {
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new TextLabel(theme::Text::Small,
            ReceiptView::tr("%1 may be %2", "two people").arg(isolated(doubt.who), isolated(doubt.other))));
        words->addWidget(
            captionLabel(ReceiptView::tr("%1, row %2: %3", "file, row, reasons")
                             .arg(doubt.file, QLocale().toString(doubt.row), doubt.agrees.join(u" · "_s))));
        column->addLayout(words);
    }
    return widget;
}

// `inAll`: pairs, with those that wait already.
QWidget* doubtsLine(const std::vector<Doubt>& doubts, qint64 inAll)
{
    QString says = ReceiptView::tr("%n to decide afterwards", nullptr, static_cast<int>(doubts.size()));
    if (inAll > std::ssize(doubts))
        says = ReceiptView::tr("%1, with those that wait already %2", "6 to decide afterwards, 13")
                   .arg(says, QLocale().toString(inAll));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(says));
    words->addWidget(captionLabel(
        ReceiptView::tr("They may be somebody in the book. Kith keeps them apart until you decide.")));
    return new Expander(iconLine(theme::icon(u"review"_s, &theme::Colours::muted), words), says,
        [doubts] { return doubtList(doubts); });
}

// A table whose columns the user may tell.
QWidget* unknownTableLine(const FileReceipt& file)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(file.file));
    words->addWidget(captionLabel(
        ReceiptView::tr("Left out: %1. Choose the file again and say what its columns hold.", "why")
            .arg(file.issues.front().message)));
    return iconLine(theme::icon(u"warning"_s, &theme::Colours::ask), words);
}

// Files of an archive that say nothing about contacts, in one line.
QWidget* leftOutLine(const QStringList& files)
{
    const QString says = ReceiptView::tr("%n file(s) left out", nullptr, static_cast<int>(files.size()));
    QWidget* line = iconLine(theme::icon(u"info"_s, &theme::Colours::muted), captionLabel(says));
    return new Expander(line, says, [files] {
        auto* names = captionLabel(files.join(u'\n'));
        names->setIndent(theme::iconSize() + theme::space);
        return names;
    });
}

} // namespace

QWidget* issueList(const std::vector<Issue>& issues)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(theme::iconSize() + theme::space, 0, 0, theme::space);
    column->setSpacing(theme::space);
    for (const IssueGroup& group : grouped(issues)) {
        const bool quiet = group.severity == Severity::Info;
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new TextLabel(theme::Text::Small, group.message));
        if (!group.rows.empty())
            words->addWidget(captionLabel(rowsSay(group.rows)));
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space);
        row->addWidget(new IconLabel(theme::icon(quiet ? u"info"_s : u"warning"_s,
                           quiet ? &theme::Colours::muted : &theme::Colours::ask)),
            0, Qt::AlignTop);
        row->addLayout(words, 1);
        column->addLayout(row);
    }
    return widget;
}

QString countsSay(const RowCounts& counts)
{
    const QLocale locale;
    QStringList parts;
    const auto add = [&](qint64 count, const char* text) {
        if (count > 0)
            parts += QCoreApplication::translate("Receipt", text).arg(locale.toString(count));
    };
    add(counts.added, QT_TRANSLATE_NOOP("Receipt", "%1 new"));
    add(counts.updated, QT_TRANSLATE_NOOP("Receipt", "%1 updated"));
    add(counts.unchanged, QT_TRANSLATE_NOOP("Receipt", "%1 unchanged"));
    add(counts.rejected, QT_TRANSLATE_NOOP("Receipt", "%1 rejected"));
    return parts.isEmpty() ? QCoreApplication::translate("Receipt", "no rows") : parts.join(u" · "_s);
}

QWidget* ReceiptView::fileLine(const FileReceipt& file)
{
    const qsizetype slash = file.file.lastIndexOf(u'/');
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(file.file.mid(slash + 1)));
    QString kind = importFormatTitle(file.format);
    if (slash > 0)
        kind += u" · "_s + file.file.left(slash);
    words->addWidget(captionLabel(kind));
    QString counts = countsSay(file.counts);
    if (const qint64 warnings = warningsBesideRejected(file); warnings > 0)
        counts += u" · "_s + tr("%n warning(s)", nullptr, static_cast<int>(warnings));
    words->addWidget(captionLabel(counts));
    QWidget* line = iconLine(theme::icon(u"file"_s, &theme::Colours::muted), words);
    if (file.issues.empty() && file.rows.empty() && file.source == 0)
        return line;
    return new Expander(line, tr("Rows of %1").arg(file.file), [this, file] { return detailsOf(file); });
}

QWidget* ReceiptView::detailsOf(const FileReceipt& file)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, theme::tightSpace, 0, 0);
    column->setSpacing(theme::space);
    if (!file.issues.empty())
        column->addWidget(issueList(file.issues));
    std::vector<RowsView::Kind> kinds = rowKinds(file, m_database);
    if (kinds.empty())
        return widget;
    column->addWidget(rowsView(std::move(kinds)));
    return widget;
}

QWidget* ReceiptView::rowsView(std::vector<RowsView::Kind> kinds)
{
    auto* rows = new RowsView(std::move(kinds));
    connect(rows, &RowsView::message, this, &ReceiptView::message);
    connect(rows, &RowsView::contactChosen, this, &ReceiptView::contactChosen);
    return rows;
}

// What all files together changed of people who were there before.
QWidget* ReceiptView::changesLine(const std::vector<FileReceipt>& files)
{
    std::array<qint64, changeKindCount> counts{};
    for (const FileReceipt& file : files)
        std::ranges::transform(counts, file.changedBy, counts.begin(), std::plus());
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    const QString says = tr("What changed");
    words->addWidget(new TextLabel(says));
    words->addWidget(captionLabel(changesSay(counts)));
    return new Expander(iconLine(theme::icon(u"info"_s, &theme::Colours::muted), words), says,
        [this, files] { return rowsView({changesOf(files, m_database)}); });
}

ReceiptView::ReceiptView(const Database& database, QWidget* parent) : QWidget(parent), m_database(database)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ReceiptView::showReceipt(const ImportReceipt& receipt)
{
    if (m_content && receipt == m_receipt) // what is unfolded stays so
        return;
    m_receipt = receipt;
    discard(m_content);
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    if (std::ranges::any_of(receipt.files, [](const FileReceipt& file) { return file.changed > 0; }))
        column->addWidget(changesLine(receipt.files));
    QStringList leftOut;
    for (const FileReceipt& file : receipt.files) {
        if (file.isUnreadable())
            column->addWidget(unreadableLine(file));
        else if (file.leftOut == LeftOut::UnknownColumns)
            column->addWidget(unknownTableLine(file));
        else if (file.leftOut == LeftOut::NotNeeded || (file.format.isEmpty() && file.issues.empty()))
            leftOut += file.file;
        else if (file.format.isEmpty())
            leftOut
                += tr("%1: %2", "a file, why it was left out").arg(file.file, file.issues.front().message);
        else
            column->addWidget(fileLine(file));
    }
    if (!receipt.doubts.empty())
        column->addWidget(doubtsLine(receipt.doubts, receipt.toDecide.value_or(0)));
    if (!leftOut.isEmpty())
        column->addWidget(leftOutLine(leftOut));
    layout()->addWidget(m_content);
}

} // namespace kith
