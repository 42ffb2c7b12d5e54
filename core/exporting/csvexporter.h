#pragma once

#include "core/exporting/exporter.h"

namespace kith
{

// One line a contact, with the recommendation, the reasons and the note. Telephone numbers, messages and
// private notes stay in the book.
class CsvExporter : public Exporter
{
public:
    // Spreadsheets: UTF-8 with byte order mark, every cell quoted, and nothing that a spreadsheet would take
    // for a formula (CWE-1236; facts: formats 4): such cells get an apostrophe in front. Machines: RFC 4180,
    // UTF-8 without a mark, quoted where needed, no character altered. Both end lines with CR LF.
    enum class For { Spreadsheets, Machines };

    explicit CsvExporter(For reader);

    QLatin1StringView format() const override;
    QString title() const override;
    QLatin1StringView suffix() const override;

    QByteArray begin(const ExportContext& context) const override;
    QByteArray contact(
        const ExportedContact& contact, qint64 number, const ExportContext& context) const override;
    QByteArray end(const ExportContext& context) const override;

private:
    QByteArray row(const QStringList& cells) const;

    For m_reader;
};

} // namespace kith
