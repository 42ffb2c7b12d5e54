#pragma once

#include <QByteArray>

#include <random>

namespace kith::test
{

// Damages a file as disks, mail programs and people do: bytes are changed, lost, doubled and put in, lines
// are lost, doubled and moved, the end is cut off. The same seed does the same.
class Damage
{
public:
    explicit Damage(unsigned seed) : m_random(seed) { }

    QByteArray operator()(QByteArray bytes)
    {
        for (int left = 1 + below(4); left > 0; --left)
            change(bytes);
        return bytes;
    }

private:
    int below(qsizetype end)
    {
        return end <= 1 ? 0 : static_cast<int>(m_random() % static_cast<unsigned>(end));
    }

    void change(QByteArray& bytes)
    {
        if (bytes.isEmpty())
            return;
        const int at = below(bytes.size());
        const int some = 1 + below(std::min<qsizetype>(20, bytes.size() - at));
        switch (below(8)) {
        case 0:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            bytes.remove(at, some);
            break;
        case 2:
            bytes.insert(at, bytes.mid(at, some));
            break;
        case 3:
            bytes.insert(at, spanner());
            break;
        case 4:
            bytes.truncate(std::max(at, static_cast<int>(bytes.size() / 2)));
            break;
        default:
            changeLines(bytes);
        }
    }

    void changeLines(QByteArray& bytes)
    {
        QList<QByteArray> lines = bytes.split('\n');
        const int line = below(lines.size());
        switch (below(3)) {
        case 0:
            lines.removeAt(line);
            break;
        case 1:
            lines.insert(line, lines[line]);
            break;
        default:
            lines.move(line, below(lines.size()));
        }
        bytes = lines.join('\n');
    }

    // What readers trip over.
    QByteArray spanner()
    {
        static const QByteArrayList all{"\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", QByteArray("\0", 1),
            "\xFF", "\xE9", "\xEF\xBB\xBF", "\n ", "=\n", "\\", ":", "@", "'=", "\n\n"};
        return all[below(all.size())];
    }

    std::mt19937 m_random;
};

} // namespace kith::test
