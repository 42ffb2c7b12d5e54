#pragma once

#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/store/rowsink.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace kith
{

// Contacts with their employments, points and facts, as a Cursor reads them: four tables in the order of
// contacts, each row behind the other in memory. Filling it costs the thread that has the connection little,
// and another one can decode it.
class ContactBlock
{
public:
    bool isEmpty() const { return m_contacts.isEmpty(); }
    void clear();

    // Decodes the next contact; false at the end. The values are overwritten.
    bool next(Contact& contact, Facts& facts);

private:
    friend class Cursor;

    // Bytes that are written to the end and read from the beginning.
    class Table final : public RowSink
    {
    public:
        using Put = void (*)(Table&, const RowValues&);
        explicit Table(Put put) : m_put(put) { }

        void row(const RowValues& values) override { m_put(*this, values); }
        bool isEmpty() const { return m_end == 0; }
        bool isRead() const { return m_at == m_end; }
        void clear() { m_at = m_end = 0; }
        char* grow(std::size_t size)
        {
            if (m_end + size > m_bytes.size())
                m_bytes.resize(2 * (m_end + size));
            return m_bytes.data() + std::exchange(m_end, m_end + size);
        }
        const char* here() const { return m_bytes.data() + m_at; }
        const char* take(std::size_t size) { return m_bytes.data() + std::exchange(m_at, m_at + size); }

    private:
        Put m_put;
        std::vector<char> m_bytes; // more than are written
        std::size_t m_at = 0;
        std::size_t m_end = 0;
    };

    // Whether the next row of the table is of the contact; passes over those of contacts that are not there.
    template <typename Head>
    static bool isNextOf(Table& table, ContactId contact);
    static void putContact(Table& table, const RowValues& row);
    static void putEmployment(Table& table, const RowValues& row);
    static void putPoint(Table& table, const RowValues& row);
    static void putFact(Table& table, const RowValues& row);

    Table m_contacts{putContact};
    Table m_employments{putEmployment};
    Table m_points{putPoint};
    Table m_facts{putFact};
};

} // namespace kith
