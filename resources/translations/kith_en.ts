<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Advising</name>
    <message numerus="yes">
        <source>a value is longer than %n character(s)</source>
        <translation>
            <numerusform>a value is longer than %n character</numerusform>
            <numerusform>a value is longer than %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is longer than %n character(s)</source>
        <translation>
            <numerusform>“%1” is longer than %n character</numerusform>
            <numerusform>“%1” is longer than %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds more than %n rule(s).</source>
        <translation>
            <numerusform>It holds more than %n rule.</numerusform>
            <numerusform>It holds more than %n rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name is longer than %n character(s).</source>
        <translation>
            <numerusform>The name is longer than %n character.</numerusform>
            <numerusform>The name is longer than %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you were in a meeting of at most %n people</source>
        <translation>
            <numerusform>you were in a meeting of at most %n person</numerusform>
            <numerusform>you were in a meeting of at most %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you know at least %n people who work there</source>
        <translation>
            <numerusform>you know at least %n person who works there</numerusform>
            <numerusform>you know at least %n people who work there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %n day(s)</source>
        <translation>
            <numerusform>%1 in the last %n day</numerusform>
            <numerusform>%1 in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more than %n day(s) ago</source>
        <translation>
            <numerusform>%1 more than %n day ago</numerusform>
            <numerusform>%1 more than %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you were both on the list of an event of at most %n people</source>
        <translation>
            <numerusform>you were both on the list of an event of at most %n person</numerusform>
            <numerusform>you were both on the list of an event of at most %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you were both on the list of an event of more than %n people</source>
        <translation>
            <numerusform>you were both on the list of an event of more than %n person</numerusform>
            <numerusform>you were both on the list of an event of more than %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has waited for %n week(s): withdrawing it is worth considering.</source>
        <translation>
            <numerusform>It has waited for %n week: withdrawing it is worth considering.</numerusform>
            <numerusform>It has waited for %n weeks: withdrawing it is worth considering.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once it is withdrawn, %1 can be invited again after %n day(s).</source>
        <translation>
            <numerusform>Once it is withdrawn, %1 can be invited again after %n day.</numerusform>
            <numerusform>Once it is withdrawn, %1 can be invited again after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>App</name>
    <message numerus="yes">
        <source>Wrote %Ln contact(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln contact to %1.</numerusform>
            <numerusform>Wrote %Ln contacts to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s), first row %1: %2</source>
        <translation>
            <numerusform>%Ln row, first row %1: %2</numerusform>
            <numerusform>%Ln rows, first row %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more remark(s); --json lists them all</source>
        <translation>
            <numerusform>… and %Ln more remark; --json lists them all</numerusform>
            <numerusform>… and %Ln more remarks; --json lists them all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln organisation</numerusform>
            <numerusform>%Ln organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fact(s)</source>
        <translation>
            <numerusform>%Ln fact</numerusform>
            <numerusform>%Ln facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) known by name only may be one of several others and stand apart for now.</source>
        <translation>
            <numerusform>%Ln contact known by name only may be one of several others and stands apart for now.</numerusform>
            <numerusform>%Ln contacts known by name only may be one of several others and stand apart for now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The book is damaged: %Ln finding(s). “kith restore FILE” brings a backup back.</source>
        <translation>
            <numerusform>The book is damaged: %Ln finding. “kith restore FILE” brings a backup back.</numerusform>
            <numerusform>The book is damaged: %Ln findings. “kith restore FILE” brings a backup back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) may be meant by “%1”. Name one by its id.</source>
        <translation>
            <numerusform>%Ln contact may be meant by “%1”. Name one by its id.</numerusform>
            <numerusform>%Ln contacts may be meant by “%1”. Name one by its id.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people there</source>
        <translation>
            <numerusform>%Ln person there</numerusform>
            <numerusform>%Ln people there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your contacts</source>
        <translation>
            <numerusform>%Ln of your contacts</numerusform>
            <numerusform>%Ln of your contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) rested on that alone and left the book.</source>
        <translation>
            <numerusform>%Ln contact rested on that alone and left the book.</numerusform>
            <numerusform>%Ln contacts rested on that alone and left the book.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln row(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln row to %1.</numerusform>
            <numerusform>Wrote %Ln rows to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) change.</source>
        <translation>
            <numerusform>%Ln verdict changes.</numerusform>
            <numerusform>%Ln verdicts change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln rule(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln rule to %1.</numerusform>
            <numerusform>Wrote %Ln rules to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %Ln more table(s) with columns that Kith does not know.</source>
        <translation>
            <numerusform>Left out %Ln more table with columns that Kith does not know.</numerusform>
            <numerusform>Left out %Ln more tables with columns that Kith does not know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of contacts would be left that may be one person.</source>
        <translation>
            <numerusform>%Ln pair of contacts would be left that may be one person.</numerusform>
            <numerusform>%Ln pairs of contacts would be left that may be one person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of contacts may be one person: “kith review” shows them.</source>
        <translation>
            <numerusform>%Ln pair of contacts may be one person: “kith review” shows it.</numerusform>
            <numerusform>%Ln pairs of contacts may be one person: “kith review” shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of people you had: new jobs, names, addresses or connections</source>
        <translation>
            <numerusform>%Ln change of people you had: a new job, name, address or connection</numerusform>
            <numerusform>%Ln changes of people you had: new jobs, names, addresses or connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the new contacts turned out to be one with another.</source>
        <translation>
            <numerusform>%Ln of the new contacts turned out to be one with another.</numerusform>
            <numerusform>%Ln of the new contacts turned out to be one with another.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Book</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %n file(s)</source>
        <translation>
            <numerusform>Import of %n file</numerusform>
            <numerusform>Import of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of the kind.</source>
        <comment>issues</comment>
        <translation>
            <numerusform>%n more of the kind.</numerusform>
            <numerusform>%n more of the kind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removal of %n file(s)</source>
        <translation>
            <numerusform>Removal of %n file</numerusform>
            <numerusform>Removal of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) of %1</source>
        <translation>
            <numerusform>%n rule of %1</numerusform>
            <numerusform>%n rules of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts for %Ln contact(s).</source>
        <translation>
            <numerusform>It counts for %Ln contact.</numerusform>
            <numerusform>It counts for %Ln contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts for %Ln contact(s) now, afterwards for nobody.</source>
        <translation>
            <numerusform>It counts for %Ln contact now, afterwards for nobody.</numerusform>
            <numerusform>It counts for %Ln contacts now, afterwards for nobody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts for nobody now, afterwards for %Ln contact(s).</source>
        <translation>
            <numerusform>It counts for nobody now, afterwards for %Ln contact.</numerusform>
            <numerusform>It counts for nobody now, afterwards for %Ln contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts for %Ln contact(s), now and afterwards.</source>
        <translation>
            <numerusform>It counts for %Ln contact, now and afterwards.</numerusform>
            <numerusform>It counts for %Ln contacts, now and afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts for %Ln contact(s) now, afterwards for %1.</source>
        <translation>
            <numerusform>It counts for %Ln contact now, afterwards for %1.</numerusform>
            <numerusform>It counts for %Ln contacts now, afterwards for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows about meetings that you did not attend were taken out of the book.</source>
        <translation>
            <numerusform>%n row about a meeting that you did not attend was taken out of the book.</numerusform>
            <numerusform>%n rows about meetings that you did not attend were taken out of the book.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows about meetings that you attended, after all, count again.</source>
        <translation>
            <numerusform>%n row about a meeting that you attended, after all, counts again.</numerusform>
            <numerusform>%n rows about meetings that you attended, after all, count again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>%n accepted invitation(s)</source>
        <translation>
            <numerusform>%n accepted invitation</numerusform>
            <numerusform>%n accepted invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new connection(s)</source>
        <translation>
            <numerusform>%n new connection</numerusform>
            <numerusform>%n new connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost connection(s)</source>
        <translation>
            <numerusform>%n lost connection</numerusform>
            <numerusform>%n lost connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new employer(s)</source>
        <translation>
            <numerusform>%n new employer</numerusform>
            <numerusform>%n new employers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new title(s)</source>
        <translation>
            <numerusform>%n new title</numerusform>
            <numerusform>%n new titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new name(s)</source>
        <translation>
            <numerusform>%n new name</numerusform>
            <numerusform>%n new names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further address(es)</source>
        <translation>
            <numerusform>%n further address</numerusform>
            <numerusform>%n further addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n double contact(s) made one</source>
        <translation>
            <numerusform>%n double contact made one</numerusform>
            <numerusform>%n double contacts made one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message numerus="yes">
        <source>You wrote %n message(s)</source>
        <translation>
            <numerusform>You wrote %n message</numerusform>
            <numerusform>You wrote %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They wrote %n message(s)</source>
        <translation>
            <numerusform>They wrote %n message</numerusform>
            <numerusform>They wrote %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between you</source>
        <translation>
            <numerusform>%n message between you</numerusform>
            <numerusform>%n messages between you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people of your book work here</source>
        <translation>
            <numerusform>%n person of your book works here</numerusform>
            <numerusform>%n people of your book work here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n people are too many to have met them all.</source>
        <translation>
            <numerusform>%n person is too many to have met them all.</numerusform>
            <numerusform>%n people are too many to have met them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are too long and were cut.</source>
        <translation>
            <numerusform>%n line is too long and was cut.</numerusform>
            <numerusform>%n lines are too long and were cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n meetings recur. The rest counts with the first day only.</source>
        <translation>
            <numerusform>More than %n meeting recurs. The rest counts with the first day only.</numerusform>
            <numerusform>More than %n meetings recur. The rest counts with the first day only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” has more than %n ways to be reached. The first %n were kept.</source>
        <translation>
            <numerusform>“%1” has more than %n way to be reached. The first was kept.</numerusform>
            <numerusform>“%1” has more than %n ways to be reached. The first %n were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” bears more than %n labels or notes. The first %n were kept.</source>
        <translation>
            <numerusform>“%1” bears more than %n label or note. The first was kept.</numerusform>
            <numerusform>“%1” bears more than %n labels or notes. The first %n were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not read: the column(s) %1.</source>
        <translation>
            <numerusform>Not read: the column %1.</numerusform>
            <numerusform>Not read: the columns %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list says more of %n guest(s) than Kith keeps: the first %1 notes and the first %2 ways to reach each were kept.</source>
        <translation>
            <numerusform>The list says more of %n guest than Kith keeps: the first %1 notes and the first %2 ways to reach them were kept.</numerusform>
            <numerusform>The list says more of %n guests than Kith keeps: the first %1 notes and the first %2 ways to reach each were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not read: the field(s) %1 of the cards.</source>
        <translation>
            <numerusform>Not read: the field %1 of the cards.</numerusform>
            <numerusform>Not read: the fields %1 of the cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) cannot be read either.</source>
        <translation>
            <numerusform>%n more file cannot be read either.</numerusform>
            <numerusform>%n more files cannot be read either.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ChangePreview</name>
    <message numerus="yes">
        <source>%Ln verdict(s) change.</source>
        <translation>
            <numerusform>%Ln verdict changes.</numerusform>
            <numerusform>%Ln verdicts change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ColumnsSection</name>
    <message numerus="yes">
        <source>%1 %n column(s) not read: %2</source>
        <comment>how columns are read, their names</comment>
        <translation>
            <numerusform>%1 %n column not read: %2</numerusform>
            <numerusform>%1 %n columns not read: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ExportDialog</name>
    <message numerus="yes">
        <source>The %n in the list</source>
        <translation>
            <numerusform>The %n in the list</numerusform>
            <numerusform>The %n in the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n contact(s) to %1.</source>
        <translation>
            <numerusform>Saved %n contact to %1.</numerusform>
            <numerusform>Saved %n contacts to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ImportHistory</name>
    <message numerus="yes">
        <source>Saved %n row(s) to %1.</source>
        <translation>
            <numerusform>Saved %n row to %1.</numerusform>
            <numerusform>Saved %n rows to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ReceiptCard</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln organisation</numerusform>
            <numerusform>%Ln organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fact(s)</source>
        <translation>
            <numerusform>%Ln fact</numerusform>
            <numerusform>%Ln facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of contacts may be one person: only you can tell.</source>
        <translation>
            <numerusform>%n pair of contacts may be one person: only you can tell.</numerusform>
            <numerusform>%n pairs of contacts may be one person: only you can tell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the new contacts turned out to be one with another.</source>
        <translation>
            <numerusform>%n of the new contacts turned out to be one with another.</numerusform>
            <numerusform>%n of the new contacts turned out to be one with another.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::ReceiptView</name>
    <message numerus="yes">
        <source>Row(s) %1</source>
        <translation>
            <numerusform>Row %1</numerusform>
            <numerusform>Rows %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide afterwards</source>
        <translation>
            <numerusform>%n to decide afterwards</numerusform>
            <numerusform>%n to decide afterwards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n file left out</numerusform>
            <numerusform>%n files left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::RuleRow</name>
    <message numerus="yes">
        <source>counts for %Ln contact(s)</source>
        <translation>
            <numerusform>counts for %Ln contact</numerusform>
            <numerusform>counts for %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counts for %Ln people</source>
        <translation>
            <numerusform>counts for %Ln person</numerusform>
            <numerusform>counts for %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counts for %Ln organisation(s)</source>
        <translation>
            <numerusform>counts for %Ln organisation</numerusform>
            <numerusform>counts for %Ln organisations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::RulesPage</name>
    <message numerus="yes">
        <source>Wrote %Ln rule(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln rule to %1.</numerusform>
            <numerusform>Wrote %Ln rules to %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
