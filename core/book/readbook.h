#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/draft.h"
#include "core/model/me.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QDate>
#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <span>

namespace kith
{

class BookAdvisor; // book/bookadvisor.h

// A line of a list.
struct ContactRow {
    ContactId id = 0;
    ContactKind kind = ContactKind::Person;
    QString name;
    QString title;
    QString organisation;
    Action action = Action::None;
    Gate gate = Gate::Open;
    double confidence = 1;
    QStringList labels; // why, in one or two words each

    bool operator==(const ContactRow&) const = default;
};

// Everything about one contact.
struct ContactPage {
    Contact contact;
    QStringList otherNames; // that the contact goes by
    Advice advice;
    std::optional<Draft> draft; // where the advice is to connect and a stored fact carries a note
    QString note; // the text in the note field: what the user wrote, else the draft's
    std::vector<GuideEntry> gains; // of the advised action
    std::vector<GuideEntry> costs;

    bool operator==(const ContactPage&) const = default;
};

// Rows in the order of `ids`; ids that are gone are left out.
Result<std::vector<ContactRow>> contactRows(const Database& database, std::span<const ContactId> ids);
// Just the names, by id.
Result<QHash<ContactId, QString>> contactNames(const Database& database, std::span<const ContactId> ids);

// `variant` chooses among the wordings of the draft; 0 is the first.
Result<ContactPage> contactPage(
    const Database& database, const Knowledge& knowledge, ContactId id, QDate today, quint32 variant = 0);

// The same from values that the caller has read; `note` is left empty. For going through everyone.
ContactPage contactPageOf(const Contact& contact, const Facts& stated, const Knowledge& knowledge,
    BookAdvisor& advisor, quint32 variant = 0);

// Contacts whose name is, or else contains, the text; or the one with this id.
Result<std::vector<ContactId>> findContacts(const Database& database, const QString& nameOrId);

Result<std::array<qint64, actionCount>> countsByAction(const Database& database);

Result<Me> readMe(const Database& database);

// Imported files, newest first.
Result<std::vector<Source>> sources(const Database& database);

// Rows of a file's receipt with an outcome, from the `offset`th on.
Result<std::vector<SourceRow>> sourceRows(
    const Database& database, SourceId source, Outcome outcome, qint64 offset, qint64 limit);

// Whom a file changed who was in the book before it, from the `offset`th on.
Result<std::vector<ContactChange>> sourceChanges(
    const Database& database, SourceId source, qint64 offset, qint64 limit);
// What there was to say of a file, and of its rows that were used all the same; the receipt's first ones.
Result<std::vector<Issue>> sourceRemarks(const Database& database, SourceId source);
Result<qint64> countSourceChanges(const Database& database, SourceId source);

// "Connections.csv, row 41", "you said", "read from the title": an origin in words.
QString originSays(const Fact& fact, const std::vector<Source>& sources);

} // namespace kith
