#include "core/exporting/csvexporter.h"

#include "core/exporting/csvrow.h"
#include "core/exporting/texts.h"

#include <QStringList>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// On connecting unless the advice is to follow.
QString reasonsFor(const Advice& advice, bool against)
{
    const Side advised = advice.action == Action::Follow ? Side::Follow : Side::Connect;
    QStringList says;
    if (!against && !advice.gateSays.isEmpty())
        says.append(advice.gateSays);
    for (const Reason& reason : advice.reasons) {
        if ((reason.side == advised) != against)
            says.append(reason.says);
    }
    return says.join(u' ');
}

QString emails(const Contact& contact)
{
    QStringList all;
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email)
            all.append(point.value);
    }
    return all.join(u", "_s);
}

// Files with their rows, and you: where what is known comes from, each once.
QString origins(const Facts& facts, const ExportContext& context)
{
    QStringList all;
    for (const Fact& fact : facts) {
        if (fact.origin.by == Origin::By::Detector)
            continue;
        QString name = context.sourceName(fact.origin);
        if (fact.origin.row > 0)
            name = Exporting::tr("%1 row %2").arg(name, QString::number(fact.origin.row));
        if (!all.contains(name))
            all.append(name);
    }
    return all.join(u", "_s);
}

// What there is to send.
QString noteOf(const ExportedContact& exported)
{
    return exported.word.note.isEmpty() && exported.draft ? exported.draft->text : exported.word.note;
}

// Whose words noteOf() are: Kith reads its table back, and takes no draft for what the user wrote.
QString noteBy(const ExportedContact& exported)
{
    if (!exported.word.note.isEmpty())
        return u"you"_s;
    return exported.draft ? u"Kith"_s : QString();
}

} // namespace

CsvExporter::CsvExporter(For reader) : m_reader(reader) { }

QLatin1StringView CsvExporter::format() const
{
    return m_reader == For::Spreadsheets ? "csv"_L1 : "csv-exact"_L1;
}

QString CsvExporter::title() const
{
    return m_reader == For::Spreadsheets ? Exporting::tr("Table for spreadsheets (CSV)")
                                         : Exporting::tr("Table for other programs (exact CSV)");
}

QLatin1StringView CsvExporter::suffix() const
{
    return "csv"_L1;
}

QByteArray CsvExporter::row(const QStringList& cells) const
{
    return m_reader == For::Spreadsheets ? csvRow(cells) : exactCsvRow(cells);
}

// The names of columns are for importers as well (core/importing/kithtable.h), so they are not translated.
QByteArray CsvExporter::begin(const ExportContext&) const
{
    const QByteArray mark = m_reader == For::Spreadsheets ? QByteArray(csvByteOrderMark) : QByteArray();
    return mark
        + row({u"Name"_s, u"Title"_s, u"Organisation"_s, u"Kind"_s, u"Advice"_s, u"Gate"_s, u"Confidence"_s,
            u"Reasons for"_s, u"Reasons against"_s, u"Note"_s, u"Profile"_s, u"E-mail"_s, u"Sources"_s,
            u"Given name"_s, u"Family name"_s, u"Location"_s, u"Note by"_s});
}

QByteArray CsvExporter::contact(const ExportedContact& exported, qint64, const ExportContext& context) const
{
    const Contact& contact = exported.contact;
    const Advice& advice = exported.advice;
    return row({contact.name, contact.title, contact.organisation,
        contact.kind == ContactKind::Person ? u"person"_s : u"organisation"_s,
        QString(actionName(advice.action)), QString(gateName(advice.gate)),
        QString::number(advice.confidence, 'f', 2), reasonsFor(advice, false), reasonsFor(advice, true),
        noteOf(exported), contact.profile, emails(contact), origins(advice.facts, context), contact.given,
        contact.family, contact.location, noteBy(exported)});
}

QByteArray CsvExporter::end(const ExportContext&) const
{
    return {};
}

} // namespace kith
