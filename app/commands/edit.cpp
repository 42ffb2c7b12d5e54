#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "core/book/changebook.h"
#include "core/book/readbook.h"
#include "core/model/userword.h"

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

int runEdit(const Call& call)
{
    if (std::ranges::none_of(typedFields, [&](const TypedField& field) { return call.isSet(field.name); }))
        return call.misused(App::tr("Say what to edit, such as --title TEXT."));
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    int exitCode = 0;
    const std::optional<ContactId> id
        = oneContact(call, book->database, call.arguments().join(u' '), exitCode);
    if (!id)
        return exitCode;
    const Result<ContactPage> page = contactPage(book->database, *book->knowledge, *id, book->today);
    if (!page)
        return call.failed(page.error());
    Contact contact = page->contact;
    for (const TypedField& field : typedFields) {
        if (call.isSet(field.name))
            contact.*field.value = call.value(field.name);
    }
    if (const auto done = editContact(book->database, *book->knowledge, contact, book->today); !done)
        return call.failed(done.error());
    if (!call.json())
        call.terminal().line(
            App::tr("Kept: %1. What you typed holds, whatever files say; “kith undo” takes it back.")
                .arg(contact.name));
    return call.done({{u"edited"_s, QString::number(*id)}});
}

} // namespace kith
