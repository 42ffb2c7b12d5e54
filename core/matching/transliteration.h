#pragma once

#include <QString>

#include <memory>

namespace kith
{

// Names of other scripts in Latin letters, as ICU knows them: Юлия Щербакова is Yuliya Shcherbakova, 王伟 is
// wang wei. For asking whether two are one, never for saying so: a name has more than one spelling in another
// script, and a Japanese name in kanji is read as if it were Chinese. Scripts without vowels give consonants.
class Transliteration
{
public:
    Transliteration();
    ~Transliteration();
    Transliteration(Transliteration&&) noexcept;
    Transliteration& operator=(Transliteration&&) noexcept;

    // Whether the text has letters that are not Latin.
    static bool isNeeded(const QString& name);
    // Whether it has letters of a script that leaves out vowels: Arabic, Hebrew.
    static bool leavesOutVowels(const QString& name);
    // Whether it has letters that are read otherwise in Japan than in China: that two readings differ tells
    // nothing.
    static bool isReadInSeveralWays(const QString& name);

    // The text itself where nothing is needed. The rules, some milliseconds' work, are loaded by the first
    // name that needs them.
    QString latin(const QString& name) const;
    // Cyrillic letters as they are read in Ukraine: Гриценко is Hrytsenko there. Empty for other names.
    QString ukrainian(const QString& name) const;

private:
    struct Rules;
    mutable std::unique_ptr<Rules> m_rules;
    mutable std::unique_ptr<Rules> m_ukrainian;
};

} // namespace kith
