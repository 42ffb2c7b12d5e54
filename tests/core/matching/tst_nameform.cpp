#include "core/matching/nameform.h"
#include "core/matching/spelling.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

class TestNameForm : public QObject
{
    Q_OBJECT

private:
    Nicknames m_nicknames = Nicknames::load().value();
    Transliteration m_transliteration;

    std::vector<NameForm> names(const QString& name) const
    {
        Contact contact;
        contact.name = name;
        return namesOf(contact, m_transliteration);
    }
    NameLevel compared(const QString& one, const QString& other) const
    {
        return compareNames(names(one).front(), names(other).front(), m_nicknames);
    }

private Q_SLOTS:
    void levels_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<NameLevel>("level");
        const auto row = [](const char* tag, const QString& one, const QString& other, NameLevel level) {
            QTest::newRow(tag) << one << other << level;
        };
        row("same", u"Mara Lindqvist"_s, u"MARA LINDQVIST, Ph.D. 🚀"_s, NameLevel::Same);
        row("order", u"Mara Lindqvist"_s, u"Lindqvist Mara"_s, NameLevel::OtherOrder);
        row("part", u"Mara Elin Lindqvist"_s, u"Mara Lindqvist"_s, NameLevel::PartOf);
        row("double name", u"Mara Lindqvist-Rosnau"_s, u"Mara Lindqvist"_s, NameLevel::PartOf);
        row("middle initial", u"Mara E. Lindqvist"_s, u"Mara Elin Lindqvist"_s, NameLevel::PartOf);
        row("nickname", u"Bob Ferncastle"_s, u"Robert Ferncastle"_s, NameLevel::Familiar);
        row("nickname in order", u"Ferncastle Bob"_s, u"Robert Ferncastle"_s, NameLevel::Familiar);
        row("initial", u"M. Lindqvist"_s, u"Mara Lindqvist"_s, NameLevel::Initial);
        row("slip", u"Mara Lindqvst"_s, u"Mara Lindqvist"_s, NameLevel::Slip);
        row("initial and slip", u"M. Lindqvst"_s, u"Mara Lindqvist"_s, NameLevel::Different);
        row("middle name and slip", u"Mara Elin Lindqvst"_s, u"Mara Elin Lindqvist"_s, NameLevel::Slip);
        row("nickname, initial and surname", u"Bob J Ferncastle"_s, u"Robert Jay Ferncastle"_s,
            NameLevel::Loose);
        row("two letters for an umlaut", u"Juergen Mueller"_s, u"Jürgen Müller"_s, NameLevel::OtherSpelling);
        row("none for an umlaut", u"Juergen Mueller"_s, u"Jurgen Muller"_s, NameLevel::OtherSpelling);
        row("sharp s", u"Jörg Weiß"_s, u"Joerg Weiss"_s, NameLevel::OtherSpelling);
        row("umlaut, other order", u"Müller, Jürgen"_s, u"MUELLER JUERGEN"_s, NameLevel::OtherSpelling);
        row("Danish", u"Søren Østergård"_s, u"Soeren Oestergaard"_s, NameLevel::OtherSpelling);
        row("Norwegian", u"Håkon Bjørnsen"_s, u"Haakon Bjornsen"_s, NameLevel::OtherSpelling);
        row("umlaut and middle name", u"Jürgen Karl Müller"_s, u"Juergen Mueller"_s, NameLevel::PartOf);
        row("umlaut and initial", u"J. Müller"_s, u"Juergen Mueller"_s, NameLevel::Initial);
        row("umlaut and nickname", u"Käthe Müller"_s, u"Katharina Mueller"_s, NameLevel::Familiar);
        row("nickname with an umlaut", u"Kaethe Weiss"_s, u"Katharina Weiß"_s, NameLevel::Familiar);
        row("umlaut, other surname", u"Jürgen Müller"_s, u"Juergen Rosnau"_s, NameLevel::OtherFamily);
        row("umlaut, given name only", u"Jürgen"_s, u"Juergen Müller"_s, NameLevel::GivenOnly);
        row("vowels that are no umlaut", u"Ida Bauer"_s, u"Ida Baur"_s, NameLevel::Slip);
        row("short names with vowels", u"Xue Wang"_s, u"Xu Wang"_s, NameLevel::Different);
        row("form of address", u"Dr. Mara Lindqvist"_s, u"Mara Lindqvist"_s, NameLevel::Same);
        row("Slavic spellings", u"Aleksandr Ivanov"_s, u"Alexander Ivanov"_s, NameLevel::Familiar);
        row("other surname", u"Mara Lindqvist"_s, u"Mara Rosnau"_s, NameLevel::OtherFamily);
        row("other given name", u"Mara Lindqvist"_s, u"Kim Lindqvist"_s, NameLevel::Different);
        row("given name only", u"Mara"_s, u"Mara Lindqvist"_s, NameLevel::GivenOnly);
        row("short names do not slip", u"Kim Osei"_s, u"Tim Osei"_s, NameLevel::Different);
        row("Cyrillic", u"Юлия Щербакова"_s, u"Yulia Shcherbakova"_s, NameLevel::AcrossScripts);
        row("German spelling", u"Щербаков Пётр"_s, u"Pjotr Schtscherbakow"_s, NameLevel::AcrossScripts);
        row("Ukrainian", u"Сергій Ковальчук"_s, u"Serhiy Kovalchuk"_s, NameLevel::AcrossScripts);
        row("Greek", u"Γιώργος Οικονόμου"_s, u"Giorgos Oikonomou"_s, NameLevel::AcrossScripts);
        row("Arabic", u"محمد الحسن"_s, u"Mohammed Al-Hassan"_s, NameLevel::AcrossScripts);
        row("Arabic ending", u"فاطمة منصور"_s, u"Fatima Mansour"_s, NameLevel::AcrossScripts);
        row("Hebrew", u"שרה כהן"_s, u"Sarah Cohen"_s, NameLevel::AcrossScripts);
        row("Chinese", u"王伟"_s, u"Wei Wang"_s, NameLevel::AcrossScripts);
        row("Chinese given name of two", u"李小龙"_s, u"Xiaolong Li"_s, NameLevel::AcrossScripts);
        row("Chinese family name of two", u"欧阳娜娜"_s, u"Nana Ouyang"_s, NameLevel::AcrossScripts);
        row("kana", u"さくら タナカ"_s, u"Sakura Tanaka"_s, NameLevel::AcrossScripts);
        row("other Cyrillic", u"Юлия Щербакова"_s, u"Anna Shcherbakova"_s, NameLevel::Different);
        row("father and son", u"Karl Huber Sr."_s, u"Karl Huber Jr."_s, NameLevel::Different);
        row("a generation said once", u"Karl Huber"_s, u"Karl Huber, Jr."_s, NameLevel::PartOf);
        row("a generation in two words", u"Karl Huber junior"_s, u"Huber, Karl, Jr."_s, NameLevel::Same);
        row("both Cyrillic", u"Юлия Щербакова"_s, u"юлия щербакова"_s, NameLevel::Same);
    }
    void levels()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QTEST(compared(one, other), "level");
        QTEST(compared(other, one), "level");
    }

    void namesInBracketsAndNobodys()
    {
        const auto both = names(u"Anna Dalgaard (née Rosnau)"_s);
        QCOMPARE(both.size(), 2U);
        QCOMPARE(both[0].key, "anna dalgaard");
        QCOMPARE(both[1].key, "anna rosnau");
        QCOMPARE(names(u"Anna Dalgaard (she/her)"_s).size(), 1U);
        QCOMPARE(names(u"Ana De la Cruz"_s).back().key, "ana delacruz");
        QCOMPARE(names(u"Le Van Anh"_s).size(), 2U); // a given name is never joined to
        QCOMPARE(names(u"J.L. Moreau"_s).back().key, "j l moreau");
        QCOMPARE(names(u"Tom Reed ✔ CEO @ Foo"_s).back().key, "tom reed");
        QCOMPARE(names(u"🚀 Tom Reed 🚀"_s).size(), 1U);
        QCOMPARE(names(u"Tom @ Foo"_s).size(), 1U);
        QVERIFY(names(u"LinkedIn Member"_s).empty());
        QVERIFY(names(u"+43 664 1111111"_s).empty());
        QVERIFY(names(u"anna@rosnau.example"_s).empty());
    }

    void namesThatShareAMailbox()
    {
        QVERIFY(namesDisagree(u"Karl Huber Sr."_s, u"Karl Huber Jr."_s, m_nicknames));
        QVERIFY(namesDisagree(u"Karl Huber"_s, u"Karl Huber Jr."_s, m_nicknames));
        QVERIFY(namesDisagree(u"Mara Lindqvist"_s, u"Kim Osei"_s, m_nicknames));
        QVERIFY(!namesDisagree(u"Mara Lindqvist"_s, u"Mara Rosnau"_s, m_nicknames));
        QVERIFY(!namesDisagree(u"Mara Lindqvist"_s, u"Mara Lindqvst"_s, m_nicknames));
        for (const QByteArray own :
            {"m", "ml", "mara", "mlindqvist", "mlindqvistwork", "mjlindqvist", "lindqvistm", "lindqvistmara"})
            QVERIFY2(areOneBehind(own, u"M. Lindqvist"_s, u"Mara Lindqvist"_s, m_nicknames), own);
        for (const QByteArray shared : {"lindqvist", "thelindqvists", "praxis", "sunshine", ""})
            QVERIFY2(!areOneBehind(shared, u"M. Lindqvist"_s, u"Mara Lindqvist"_s, m_nicknames), shared);
        QVERIFY(areOneBehind("lindqvist", u"Lindqvist Mara"_s, u"Mara Lindqvist"_s, m_nicknames));
        QVERIFY(areOneBehind("praxis", u"praxis"_s, u"Mara Lindqvist"_s, m_nicknames));
        for (const auto& [one, other] :
            {std::pair(u"Daniel"_s, u"Daniela"_s), {u"Mario"_s, u"Maria"_s}, {u"Karin"_s, u"Karim"_s}})
            QVERIFY(namesDisagree(one + u" Rossi"_s, other + u" Rossi"_s, m_nicknames));
    }

    // Names are compared the same whichever comes first, whatever they are.
    void isSymmetric()
    {
        QVERIFY(rc::check([this] {
            const auto word = rc::gen::element<QByteArray>("mara", "mora", "m", "bob", "robert", "b",
                "lindqvist", "lindqvst", "al", "hassan", "kim", "mueller", "muller", "haakon", "hakon");
            const auto words = rc::gen::resize(4, rc::gen::container<std::vector<QByteArray>>(word));
            const auto name = [](const std::vector<QByteArray>& of, bool transliterated) {
                return NameForm{
                    .key = QByteArrayList(of.begin(), of.end()).join(' '), .transliterated = transliterated};
            };
            const NameForm one = name(*words, *rc::gen::arbitrary<bool>());
            const NameForm other = name(*words, *rc::gen::arbitrary<bool>());
            RC_ASSERT(compareNames(one, other, m_nicknames) == compareNames(other, one, m_nicknames));
        }));
    }

    void soundsOfSpellings()
    {
        QCOMPARE(soundOf("shcherbakova"), soundOf("schtscherbakowa"));
        QCOMPARE(soundOf("mohammed"), soundOf("mhmd"));
        QCOMPARE(soundOf("cohen"), soundOf("khn"));
        QCOMPARE(soundOf("yulia"), soundOf("julia"));
        QVERIFY(soundOf("mara") != soundOf("kim"));
        QVERIFY(soundOf("").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestNameForm)

#include "tst_nameform.moc"
