#pragma once

#include "core/importing/recordsink.h"
#include "core/model/contact.h"
#include "core/model/record.h"

#include <QString>
#include <QStringList>

namespace kith
{

// What the importers of address books share.

// A name out of its parts, in the order in which it is said: "Mara Lindqvist", "山田太郎". Any may be empty.
QString nameFromParts(const QString& given, const QString& middle, const QString& family);

// The name with what a suffix tells of the generation: "Karl Huber" and "Jr., MBA" give "Karl Huber Jr.".
QString withGeneration(const QString& name, const QString& suffix);

// Whether what stands in place of a name, or of a part of one, names nobody: "-", "N/A", "unknown".
bool namesNobody(const QString& text);
// Whether a cell holds what programs write for nothing: "NULL", "#N/A".
bool holdsNothing(const QString& text);

// What to call a contact that has no name: by what an e-mail address spells, else by the first address, the
// phone number or the profile; empty if there is nothing. The same for every file, so that nobody is named
// differently by which one came first.
QString substituteName(const Contact& contact);
// Whether a nickname, or another part of a name, holds words that the name does not.
bool isLackingIn(const QString& name, const QString& part);
// Names a contact that has no name of its own: by the organisation, and it is one then, unless a job beside
// an e-mail address, a person's profile or an address that spells a name tells that somebody works there; or
// by the substituteName(), which is an organisation's where nobody reads what is sent there.
void setSubstituteName(Contact& contact);

// The e-mail addresses that one cell or property holds: "Mara <mara@one.example>; mailto:mara@two.example".
// What is no address, such as that of an Exchange server, is left out.
QStringList emailsIn(const QString& text);
// What of that text is no address and was meant to be one: "mara(at)one.example". What a server calls
// somebody, or what says that there is none, is not.
QStringList unreadEmailsIn(const QString& text);

// What one row keeps at most of the ways to reach a contact, and of each kind of fact; bounds the time that a
// spoilt file takes. Readers collect one more of each, which tells keepWhatFits() that there were more.
inline constexpr std::size_t mostPoints = 200;
inline constexpr std::size_t mostFacts = 200;

// Whether the parts of a name are nothing but what the firm is called, and it is one: "Zahnarzt Praxis",
// "Acme" and "Ltd", or any where the card says that it shows a firm. Who is self-employed under their own
// name is a person, and so are two who are called Huber at Huber.
bool repeatsFirm(const QString& given, const QString& family, const QString& firm, bool showsFirm = false);

// Adds a way to reach somebody unless it is empty, there already, or not even needed to tell that there are
// too many. Of a phone number that is there the clearer spelling and a label are kept.
void addPoint(Contact& contact, const ContactPoint& point);
// As addPoint(), for a fact: one without a value is left out.
void addFact(Facts& facts, const Fact& fact);
// Drops what is more than a row keeps, and tells so.
void keepWhatFits(Record& record, RecordSink& sink);

// Whether an address book keeps this group by itself, such as "My Contacts"; it says nothing then.
bool isSystemGroup(const QString& label);

// The first of what there is to name, and "…" if there is more: "Birthday, Fax".
QString namesShown(QStringList names);

// "Lange Gasse 1\n1080 Wien" → "Lange Gasse 1, 1080 Wien"
QString onOneLine(const QString& lines);

} // namespace kith
