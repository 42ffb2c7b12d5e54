#pragma once

#include "core/base/result.h"
#include "core/exporting/safefile.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/draft.h"
#include "core/model/me.h"
#include "core/model/source.h"
#include "core/model/userword.h"

#include <QDate>
#include <QLatin1StringView>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kith
{

// A contact as it leaves the book.
struct ExportedContact {
    Contact contact;
    Advice advice; // advice.facts are all facts, stored and detected
    std::optional<Draft> draft;
    UserWord word; // the note is instead of the draft
};

// What an exporter needs to know beside the contacts.
struct ExportContext {
    QDate today;
    // The name of the source that something comes from: a file's name, "you" or "detector".
    std::function<QString(const Origin&)> sourceName;
    // What is known of the owner; nothing where only a part of the book leaves it.
    std::vector<MeStatement> me;
};

// For ExportContext::sourceName, in a book of these files.
std::function<QString(const Origin&)> sourceNames(const std::vector<Source>& sources);

// Writes contacts, one after the other, as bytes. One class a format, one line in the catalogue, one folder
// of examples in tests/data/exporting/<format>/.
class Exporter
{
public:
    virtual ~Exporter() = default;

    virtual QLatin1StringView format() const = 0; // "csv", "csv-exact", "json"
    virtual QString title() const = 0; // for people
    virtual QLatin1StringView suffix() const = 0; // "csv"

    // Bytes before the first, of each (with its number, from 0), and after the last contact.
    virtual QByteArray begin(const ExportContext& context) const = 0;
    virtual QByteArray contact(
        const ExportedContact& contact, qint64 number, const ExportContext& context) const = 0;
    virtual QByteArray end(const ExportContext& context) const = 0;
};

// Every exporter; the first one with a suffix is that suffix's default.
const std::vector<std::unique_ptr<Exporter>>& exporters();
const Exporter* exporter(QStringView format); // null: none
const Exporter* exporterForPath(const QString& path); // by extension; null: none

} // namespace kith
