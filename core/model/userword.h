#pragma once

#include "core/model/contact.h"

#include <QDate>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <array>

namespace kith
{

// A field of a contact that the user can type, by its name in exports and in the table edits.
struct TypedField {
    QLatin1StringView name;
    QString Contact::*value;
};
inline constexpr std::array<TypedField, 6> typedFields{
    {{QLatin1StringView("name"), &Contact::name}, {QLatin1StringView("given"), &Contact::given},
        {QLatin1StringView("family"), &Contact::family}, {QLatin1StringView("title"), &Contact::title},
        {QLatin1StringView("organisation"), &Contact::organisation},
        {QLatin1StringView("location"), &Contact::location}}};

// What the user said of a contact, beside facts of theirs: an export tells it to another book.
struct UserWord {
    QString note; // what they wrote to the contact
    QStringList aliases; // other names that the contact goes by
    QStringList apart; // contacts who are somebody else, however alike: their ids in the export
    QStringList typed; // names of typedFields: the contact has what the user typed
    QDate typedOn;

    bool operator==(const UserWord&) const = default;
};

} // namespace kith
