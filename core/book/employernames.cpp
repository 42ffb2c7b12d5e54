#include "core/book/employernames.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/book/texts.h"
#include "core/store/employments.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace kith
{
namespace
{

constexpr std::size_t namesAtOnce = TextMap<int>::atOnce;

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

Done Spellings::read(const Database& database, const QBitArray& without)
{
    Result<Statement> organisations
        = database.prepare("SELECT each_row(?1, kind, name, id) FROM contacts WHERE kind = 1");
    Result<Statement> people
        = database.prepare("SELECT each_row(?1, kind, organisation, id) FROM contacts WHERE kind = 0");
    Result<Employments> employments = Employments::open(database, 0, std::numeric_limits<ContactId>::max());
    if (const Error* error = firstError(organisations, people, employments))
        return tl::unexpected(*error);
    m_employments = &*employments;
    m_without = &without;
    Done done = organisations->bindAll(*this).run();
    if (done)
        done = people->bindAll(*this).run();
    m_employments = nullptr;
    m_without = nullptr;
    if (done)
        done = m_failed;
    handOver();
    m_counting.wait();
    return done;
}

Done Spellings::read(const Database& database, const QBitArray& contacts, ContactId from)
{
    Result<Statement> one = database.prepare(
        "SELECT each_row(?1, kind, iif(kind, name, organisation), id) FROM current_contacts WHERE id = ?2");
    Result<Statement> rest = database.prepare(
        "SELECT each_row(?1, kind, iif(kind, name, organisation), id) FROM current_contacts WHERE id >= ?2");
    if (const Error* error = firstError(one, rest))
        return tl::unexpected(*error);
    Done done = rest->bindAll(*this, from).run();
    for (ContactId id = 0; done && id < contacts.size(); ++id) {
        if (contacts.testBit(id))
            done = one->bindAll(*this, id).run();
    }
    handOver();
    m_counting.wait();
    return done;
}

void Spellings::row(const RowValues& values)
{
    const ContactId id = values.integer(2);
    if (m_without && id < m_without->size() && m_without->testBit(id))
        return;
    QByteArrayView name = values.utf8(1);
    if (static_cast<ContactKind>(values.integer(0)) == ContactKind::Organisation) {
        ++m_contacts.organisations;
        if (!m_only || !isLeftOut(QString::fromUtf8(name)))
            m_organisations.emplace_back(name.toByteArray(), id);
        return;
    }
    ++m_contacts.people;
    if (m_employments && m_failed) { // else the column tells it already
        const Result<bool> employed = m_employments->moveTo(id);
        if (!employed)
            m_failed = tl::unexpected(employed.error());
        else if (*employed)
            name = m_employments->organisation();
    }
    if (name.isEmpty())
        return;
    m_names.bytes += viewOf(name);
    m_names.sizes.push_back(static_cast<std::size_t>(name.size()));
    if (m_names.bytes.size() >= bytesAtOnce)
        handOver();
}

void Spellings::handOver()
{
    if (m_counting.valid())
        m_counting.wait();
    std::swap(m_names, m_counted);
    m_names.bytes.clear();
    m_names.sizes.clear();
    m_counting = std::async(std::launch::async, [this] { count(); });
}

void Spellings::count()
{
    std::array<std::string_view, namesAtOnce> names;
    std::size_t count = 0;
    const auto countThese = [&] {
        const std::span some = std::span(names).first(count);
        m_people.prefetch(some);
        for (const std::string_view name : some)
            ++m_people[name];
        count = 0;
    };
    const char* at = m_counted.bytes.data();
    for (const std::size_t size : m_counted.sizes) {
        const std::string_view name(at, size);
        at += size;
        if (m_only) {
            setUtf8(m_name, bytesOf(name));
            if (isLeftOut(m_name))
                continue;
        }
        names[count++] = name;
        if (count == names.size())
            countThese();
    }
    countThese();
}

bool Spellings::isLeftOut(const QString& name) const
{
    return !m_only->mayContain(name) || !m_only->contain(organisationRoot(name));
}

// Folding a name costs more than reading it, so two threads share them.
Done Roots::read(const Spellings& spellings, const Detection& detection, const Progress& progress)
{
    const Spellings::Entries& all = spellings.all();
    const auto half = all.begin() + std::ssize(all) / 2;
    Roots others;
    const std::future<void> done
        = std::async(std::launch::async, [&] { others.readSome(half, all.end(), detection, progress); });
    readSome(all.begin(), half, detection, progress);
    done.wait();
    if (progress.cancelled())
        return tl::unexpected(stopped());
    add(others);
    return {};
}

void Roots::readSome(Spellings::Entries::const_iterator first, Spellings::Entries::const_iterator last,
    const Detection& detection, const Progress& progress)
{
    std::array<QByteArray, namesAtOnce> roots;
    std::array<std::string_view, namesAtOnce> views;
    while (first != last && !progress.cancelled()) {
        const auto end = first + std::min(std::ssize(roots), last - first);
        std::size_t count = 0;
        for (auto name = first; name != end; ++name, ++count) {
            roots[count] = organisationRoot(
                QString::fromUtf8(name->text.data(), static_cast<qsizetype>(name->text.size())));
            views[count] = viewOf(roots[count]);
        }
        m_employers.prefetch(std::span(views).first(count));
        for (std::size_t i = 0; i < count; ++i, ++first) {
            Employer& employer = m_employers[views[i]];
            if (employer.people == 0)
                employer.known = detection.knowsOrganisation(roots[i]);
            employer.add(first->text, first->value);
        }
    }
}

void Roots::add(const Roots& others)
{
    std::array<std::string_view, namesAtOnce> views;
    const auto& theirs = others.m_employers.entries();
    for (auto first = theirs.begin(); first != theirs.end();) {
        const auto end = first + std::min(std::ssize(views), theirs.end() - first);
        const auto last
            = std::transform(first, end, views.begin(), [](const auto& each) { return each.text; });
        m_employers.prefetch(std::span(views.begin(), last));
        for (; first != end; ++first) {
            Employer& employer = m_employers[first->text];
            employer.add(first->value.name, first->value.people);
            employer.known = employer.known || first->value.known;
        }
    }
}

Employer Roots::at(const QByteArray& root) const
{
    const Employer* found = m_employers.find(viewOf(root));
    return found ? *found : Employer();
}

} // namespace kith
