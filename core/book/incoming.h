#pragma once

#include "core/book/recordwriter.h"

namespace kith
{

// What a row states, decoded when somebody asks for it: most rows are of somebody new, and are stored as they
// are.
class RecordWriter::Incoming
{
public:
    Incoming(const PreparedRecord& prepared, SourceId source) : m_prepared(prepared), m_source(source) { }

    const IdentityKeys& keys() const { return m_prepared.keys; }
    bool isInNoOther() const { return m_prepared.isInNoOther; }
    const Record& record()
    {
        if (!m_record)
            m_record = m_prepared.decoded(m_source);
        return *m_record;
    }

private:
    const PreparedRecord& m_prepared;
    SourceId m_source;
    std::optional<Record> m_record;
};

} // namespace kith
