#include "core/matching/identities.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

Contact person(const QString& name, const QString& profile = {}, const QString& email = {})
{
    Contact contact{.name = name, .profile = profile};
    if (!email.isEmpty())
        contact.points.push_back({ContactPoint::Kind::Email, email, {}});
    return contact;
}

const QString maraProfile = u"https://www.linkedin.com/in/mara"_s;

} // namespace

class TestIdentities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleAreFoundByTheirAddresses()
    {
        Identities identities;
        identities.add(
            1, IdentityKeys::of(person(u"Mara Lindqvist"_s, maraProfile, u"Mara@Northwind.example"_s)));
        identities.add(2, IdentityKeys::of(person(u"Noor Haddad"_s, {}, u"noor@northwind.example"_s)));
        QCOMPARE(identities.byProfile(IdentityKeys::of(person(u"someone"_s, maraProfile))), 1);
        using Ids = std::vector<ContactId>;
        const auto withEmail = [&](const QString& address) {
            return identities.byEmail(IdentityKeys::of(person(u"someone"_s, {}, address)));
        };
        QCOMPARE(withEmail(u"mara@northwind.example"_s), Ids{1});
        QCOMPARE(withEmail(u"noor@northwind.example"_s), Ids{2});
        QCOMPARE(withEmail(u"other@northwind.example"_s), Ids());
        QCOMPARE(identities.byProfile(IdentityKeys::of(person(u"Mara Lindqvist"_s))), 0);
    }

    void aSharedMailboxDecidesNothing()
    {
        Identities identities;
        identities.add(1, IdentityKeys::of(person(u"Mara Lindqvist"_s, {}, u"info@northwind.example"_s)));
        identities.add(2, IdentityKeys::of(person(u"Noor Haddad"_s, {}, u"info@northwind.example"_s)));
        QVERIFY(
            identities.byEmail(IdentityKeys::of(person(u"x"_s, {}, u"info@northwind.example"_s))).empty());
    }

    // Several may have one, such as a family; an address that very many have tells nothing.
    void everybodyWithAnAddressIsFound()
    {
        Identities identities;
        const auto keys = IdentityKeys::of(person(u"x"_s, {}, u"haddad@northwind.example"_s));
        for (ContactId id = 3; id >= 1; --id)
            identities.add(id, keys);
        QCOMPARE(identities.byEmail(keys), (std::vector<ContactId>{1, 2, 3}));
        identities.remove(2, keys);
        QCOMPARE(identities.byEmail(keys), (std::vector<ContactId>{1, 3}));
        for (ContactId id = 10; id < 60; ++id)
            identities.add(id, keys);
        QVERIFY(identities.byEmail(keys).empty());
    }

    void namesakesOfSomebodyAreFound()
    {
        Identities identities;
        identities.add(1, IdentityKeys::of(person(u"Mara Lindqvist"_s, maraProfile)));
        identities.add(2, IdentityKeys::of(person(u"Noor Haddad"_s)));
        identities.add(3, IdentityKeys::of(person(u"Noor Haddad"_s)));
        const auto groups = [&](ContactId of) {
            return identities.namesakes(
                [of](const auto& ids) { return std::ranges::find(ids, of) != ids.end(); });
        };
        QVERIFY(groups(1).empty()); // alone
        identities.add(9, IdentityKeys::of(person(u"Mara Lindqvist"_s)));
        const std::vector<Identities::Group> expected{
            {*IdentityKeys::of(person(u"Mara Lindqvist"_s)).name, {1, 9}}};
        QCOMPARE(groups(9), expected);
        QCOMPARE(groups(1), expected);
        QVERIFY(groups(7).empty());
    }

    // Nor does one whose name says that it is an office's, however many of them are in the book.
    void anOfficesMailboxIsNobodys()
    {
        Identities identities;
        const auto byName = [](const QString& name) {
            return IdentityKeys::of(person(name, {}, u"Info+news@northwind.example"_s));
        };
        identities.add(1, byName(u"Mara Lindqvist"_s));
        QVERIFY(identities.byEmail(byName(u"Noor Haddad"_s)).empty());
        QVERIFY(identities.isKeyed(1)); // and yet more than a name
        Contact organisation{.kind = ContactKind::Organisation, .name = u"Northwind"_s};
        organisation.points.push_back({ContactPoint::Kind::Email, u"info@northwind.example"_s, {}});
        QCOMPARE(IdentityKeys::of(organisation).emails.size(), 1);
    }

    void namesakesAreAllFound()
    {
        Identities identities;
        for (ContactId id = 1; id <= 3; ++id)
            identities.add(id, IdentityKeys::of(person(id == 2 ? u"Noor Haddad"_s : u"Mara Lindqvist"_s)));
        identities.add(9, IdentityKeys::of(person(u"MARA LINDQVIST"_s)));
        QCOMPARE(identities.byName(IdentityKeys::of(person(u"Mara Lindqvist, PhD"_s))),
            (std::vector<ContactId>{1, 3, 9}));
        identities.remove(1, IdentityKeys::of(person(u"Mara Lindqvist"_s)));
        QCOMPARE(
            identities.byName(IdentityKeys::of(person(u"Mara Lindqvist"_s))), (std::vector<ContactId>{3, 9}));
        QVERIFY(identities.byName(IdentityKeys::of(person(u"LinkedIn Member"_s))).empty());
    }

    void undecidedAreTheNameOnlyBesideTheKeyed()
    {
        Identities identities;
        identities.add(1, IdentityKeys::of(person(u"Mara Lindqvist"_s, maraProfile)));
        identities.add(2, IdentityKeys::of(person(u"Noor Haddad"_s)));
        identities.add(3, IdentityKeys::of(person(u"Mara Lindqvist"_s)));
        identities.add(4, IdentityKeys::of(person(u"Noor Haddad"_s)));
        QVERIFY(identities.isKeyed(1));
        QVERIFY(!identities.isKeyed(3));
        QCOMPARE(identities.undecided(), 1);
        identities.add(5, IdentityKeys::of(person(u"Mara Lindqvist"_s)));
        QCOMPARE(identities.undecided(), 2);
    }
};

QTEST_GUILESS_MAIN(TestIdentities)
#include "tst_identities.moc"
