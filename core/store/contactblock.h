#pragma once

#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QByteArrayView>

#include <cstring>
#include <type_traits>
#include <vector>

namespace kith
{

class Statement; // store/statement.h

// Contacts with their points and facts as the statements of a Cursor tell them, one behind the other in one
// block of memory: filling it costs the thread that has the connection little, and another one can decode it.
class ContactBlock
{
public:
    bool isEmpty() const { return m_bytes.empty(); }
    void clear();

    // Decodes the next contact; false at the end. The values are overwritten.
    bool next(Contact& contact, Facts& facts);

private:
    friend class Cursor;

    void putContact(const Statement& row);
    void putPoint(const Statement& row);
    void putFact(const Statement& row);
    void putEnd();

    template <typename T>
    void put(T value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + sizeof(T));
        std::memcpy(m_bytes.data() + at, &value, sizeof(T));
    }
    void putText(QByteArrayView utf8);
    template <typename T>
    T take()
    {
        T value;
        std::memcpy(&value, m_bytes.data() + m_at, sizeof(T));
        m_at += sizeof(T);
        return value;
    }
    QString takeText();

    std::vector<char> m_bytes;
    std::size_t m_at = 0;
};

} // namespace kith
