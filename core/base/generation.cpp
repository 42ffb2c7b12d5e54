#include "core/base/generation.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "d. Ä." → "d a"
QByteArray bare(QStringView suffix)
{
    QByteArray text = folded(suffix);
    std::ranges::replace(text, '.', ' ');
    return text.simplified();
}

struct Suffixes {
    QHash<QByteArray, QByteArray> forms;
    qsizetype longest = 0;
};

Suffixes load()
{
    const QJsonObject json = resourceObject(u":/lexicons/generations.json"_s)["suffixes"_L1].toObject();
    Suffixes suffixes;
    for (auto form = json.begin(); form != json.end(); ++form) {
        for (const QJsonValue suffix : form->toArray()) {
            const QByteArray text = bare(suffix.toString());
            suffixes.forms.insert(text, form.key().toLatin1());
            suffixes.longest = std::max(suffixes.longest, text.size());
        }
    }
    return suffixes;
}

const Suffixes& suffixes()
{
    static const Suffixes all = load();
    return all;
}

} // namespace

QByteArray generationOf(QStringView suffix)
{
    return suffix.isEmpty() ? QByteArray() : suffixes().forms.value(bare(suffix));
}

Generation generationAtEnd(QByteArrayView name)
{
    const Suffixes& known = suffixes();
    for (qsizetype space = name.lastIndexOf(' '); space > 0; space = name.first(space).lastIndexOf(' ')) {
        const QByteArrayView suffix = name.sliced(space + 1);
        if (suffix.size() > known.longest || !name.first(space).contains(' '))
            break;
        const auto found = known.forms.constFind(QByteArray::fromRawData(suffix.data(), suffix.size()));
        if (found != known.forms.constEnd())
            return {*found, space};
    }
    return {};
}

} // namespace kith
