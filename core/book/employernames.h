#pragma once

#include "core/base/organisation.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/textmap.h"
#include "core/detecting/detectors.h"
#include "core/model/ids.h"
#include "core/store/database.h"
#include "core/store/rowsink.h"

#include <QBitArray>
#include <QByteArray>
#include <QByteArrayView>

#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith
{

// How many people of the book an organisation must employ before it gets a page of its own.
inline constexpr int employeesForAPage = 3;

class Employments; // core/store/employments.h

struct ContactCounts {
    qint64 people = 0;
    qint64 organisations = 0;
};

struct Employer {
    std::string_view name; // the first spelling in byte order, so that the order of files does not matter
    int people = 0;
    bool known = false; // it is large, or something to the owner

    void add(std::string_view spelling, int more)
    {
        if (people == 0 || spelling < name)
            name = spelling;
        people += more;
    }
    bool deservesAPage() const { return people >= employeesForAPage || (people > 0 && known); }
};

// Names of employers as they are written, with how many people have each; and who is an organisation. Another
// thread counts what was read while this one reads on.
class Spellings : public RowSink
{
public:
    // `only`: of names whose roots these contain; null: all. It outlives this.
    explicit Spellings(const FirstWords* only) : m_only(only) { }

    // All contacts but those of a set, by id.
    Done read(const Database& database, const QBitArray& without = {});
    // Only the contacts of a set, and those from an id on.
    Done read(const Database& database, const QBitArray& contacts, ContactId from);
    void row(const RowValues& values) override;

    const ContactCounts& contacts() const { return m_contacts; } // all of them
    using Entries = TextMap<int>::Entries;
    const Entries& all() const { return m_people.entries(); }
    const std::vector<std::pair<QByteArray, ContactId>>& organisations() const { return m_organisations; }

private:
    static constexpr std::size_t bytesAtOnce = 1 << 18;

    struct Names {
        std::string bytes; // one name behind the other
        std::vector<std::size_t> sizes;
    };
    void handOver();
    void count();
    bool isLeftOut(const QString& name) const;

    const FirstWords* m_only;
    Employments* m_employments = nullptr; // while reading
    const QBitArray* m_without = nullptr; // while reading
    Done m_failed; // what went wrong meanwhile
    QString m_name; // that is being counted
    ContactCounts m_contacts;
    TextMap<int> m_people;
    std::vector<std::pair<QByteArray, ContactId>> m_organisations; // by name
    Names m_names; // as they are read
    Names m_counted; // as they are counted
    std::future<void> m_counting; // at last, so that it ends before what it works on
};

// Employers by the root of their names.
class Roots
{
public:
    // The spellings outlive this.
    Done read(const Spellings& spellings, const Detection& detection, const Progress& progress);

    const TextMap<Employer>::Entries& employers() const { return m_employers.entries(); }
    Employer at(const QByteArray& root) const;

private:
    // Of the spellings from the first to before the last; when cancelled, of fewer.
    void readSome(Spellings::Entries::const_iterator first, Spellings::Entries::const_iterator last,
        const Detection& detection, const Progress& progress);
    void add(const Roots& others);

    TextMap<Employer> m_employers;
};

} // namespace kith
