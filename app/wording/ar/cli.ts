import type { cli as english } from '../en/cli.ts'

export const cli: Readonly<Record<keyof typeof english, string>> = {
  'cli.help': `حاشية: وسم الأخبار المكتوبة من اليمين إلى اليسار، من دون اتصال.

الاستعمال: hashiya <command> <project folder> ...

الأوامر:
  new <folder>                إنشاء مشروع
  import <folder> FILE...     إضافة ملفات نصية مقالاتٍ
  annotate <folder>           أخذ توسيمات من ملف حاشية JSONL
  export <folder>             كتابة مجموعة بيانات موسومة
  check <folder>              فحص الإصدارات والبصمات والاقتباسات وقواعد دليل الترميز
  list <folder>               عرض محتوى المشروع

خيارات كل الأوامر:
  --json                      مستند JSON واحد على stdout، والرسائل على stderr
  --locale en|ar              لغة الرسائل
  -h, --help                  المساعدة، وكذلك لأمر واحد
  --version                   إصدار البرنامج

رموز الخروج: 0 تم، 1 وُجدت مشكلات، 2 استعمال خاطئ.`,
  'cli.help.new': `الاستعمال: hashiya new <folder> [--name NAME] [--codebook FILE] [--annotator NAME]

ينشئ مشروعًا في مجلد فارغ أو غير موجود.

  --name NAME        اسم المشروع؛ وإلا فاسم المجلد
  --codebook FILE    دليل الترميز (JSON)؛ وإلا فالدليل الافتراضي
  --annotator NAME   الموسِّم الأول`,
  'cli.help.import': `الاستعمال: hashiya import <folder> FILE... [--encoding ENCODING]

يضيف ملفات نصية مقالاتٍ. يتعرّف على UTF-8 وUTF-16 وwindows-1256 وISO-8859-6، وتصير نهايات الأسطر LF.
والنص الموجود في المشروع من قبل يُسمّى ويُتخطّى.

  --encoding ENCODING   يقرأ كل الملفات بهذا الترميز: utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6`,
  'cli.help.annotate': `الاستعمال: hashiya annotate <folder> --annotator A --from FILE.jsonl [--replace] [--partial]

يأخذ مجموعات التوسيم من ملف حاشية JSONL باسم الموسِّم A، للمقالات الموجودة في المشروع (بحسب SHA-256).
ويأخذ actors.json وcodebook.json المجاورين للملف بحسب المعرّفات: يضيف ما ينقص المشروع ولا يغيّر شيئًا.

  --annotator A   معرّف أو اسم؛ يُضاف إلى المشروع عند الحاجة
  --from FILE     الملف
  --replace       يستبدل المجموعات غير الفارغة
  --partial       يأخذ ما يصلح إذا لم يصلح شيء منه؛ وإلا فالكل أو لا شيء`,
  'cli.help.export': `الاستعمال: hashiya export <folder> --format FORMAT --out DIR [--annotator A]...

يكتب مجموعة بيانات في DIR فوق ما فيه. يُفحص كل اقتباس أولًا؛ وما لا يصلح يُسمّى ولا يُكتب شيء.

  --format FORMAT   jsonl (حاشية JSONL) أو csv (لبرامج الجداول)
  --out DIR         المجلد الذي يُكتب فيه؛ يُنشأ إن لم يوجد
  --annotator A     مجموعات هذا الموسِّم وحده (معرّف أو اسم)؛ ويمكن تكراره`,
  'cli.help.check': `الاستعمال: hashiya check <folder> [--strict]

يفحص إصدارات الملفات والبصمات والاقتباسات وقواعد دليل الترميز. لا يغيّر شيئًا.

  --strict   تُعدّ النواقص أيضًا، كصاحب موقف ناقص، مشكلات`,
  'cli.help.list': `الاستعمال: hashiya list <folder>

يعرض مقالات المشروع مع ما أنجزه كل موسِّم.`,
  'cli.usage.noVerb': 'ينقص الأمر.',
  'cli.usage.unknownVerb': 'لا يوجد أمر {verb}.',
  'cli.usage.strangeOption': 'ليس للأمر {verb} خيار --{option}.',
  'cli.usage.noFolder': 'ينقص مجلد المشروع.',
  'cli.usage.noFiles': 'سمِّ ملفًا واحدًا على الأقل.',
  'cli.usage.tooMany': 'وسائط أكثر مما يجب: {argument}',
  'cli.usage.missing': 'ينقص الخيار --{option}.',
  'cli.usage.once': 'لا يُعطى الخيار --{option} إلا مرة واحدة.',
  'cli.usage.notOneOf': 'قيمة --{option} واحدة من: {values}',
  'cli.usage.hint': 'انظر: hashiya {verb} --help',
  'cli.warning': 'تنبيه',
  'cli.new.done': 'أُنشئ المشروع {name} في {folder}',
  'cli.import.recognised': '{file}: قُرئ بترميز {encoding} بحسب حروفه؛ ويُقرأ بغيره بالخيار --encoding',
  'cli.import.done':
    '{imported, plural, zero {لم تُستورد مقالات} one {استُوردت مقالة واحدة} two {استُوردت مقالتان} few {استُوردت # مقالات} many {استُوردت # مقالة} other {استُوردت # مقالة}}{skipped, plural, zero {} one {، وواحدة موجودة في المشروع} two {، واثنتان موجودتان في المشروع} few {، و# موجودة في المشروع} many {، و# موجودة في المشروع} other {، و# موجودة في المشروع}}.',
  'cli.annotate.set':
    '{article}: {annotations, plural, zero {لا توسيمات} one {توسيم واحد} two {توسيمان} few {# توسيمات} many {# توسيمًا} other {# توسيم}}، {relations, plural, zero {لا علاقات} one {علاقة واحدة} two {علاقتان} few {# علاقات} many {# علاقة} other {# علاقة}}، {zones, plural, zero {لا مناطق} one {منطقة واحدة} two {منطقتان} few {# مناطق} many {# منطقة} other {# منطقة}}',
  'cli.annotate.done':
    '{sets, plural, zero {لم تؤخذ مجموعات} one {أُخذت مجموعة واحدة} two {أُخذت مجموعتان} few {أُخذت # مجموعات} many {أُخذت # مجموعة} other {أُخذت # مجموعة}} باسم {annotator}.',
  'cli.annotate.refused':
    '{problems, plural, zero {لا مشكلات} one {مشكلة واحدة} two {مشكلتان} few {# مشكلات} many {# مشكلة} other {# مشكلة}}: لم يؤخذ شيء. يأخذ --partial ما يصلح.',
  'cli.annotate.codebook': 'أُضيف إلى دليل الترميز ما كان ينقصه من الدليل المجاور للملف.',
  'cli.annotate.check': 'بعضه لا يوافق دليل الترميز: يسمّيه الأمر check.',
  'cli.export.refused':
    '{problems, plural, zero {لا مشكلات} one {مشكلة واحدة} two {مشكلتان} few {# مشكلات} many {# مشكلة} other {# مشكلة}}: لم يُكتب شيء.',
  'cli.export.done':
    '{annotations, plural, zero {لم تُكتب توسيمات} one {كُتب توسيم واحد} two {كُتب توسيمان} few {كُتبت # توسيمات} many {كُتب # توسيمًا} other {كُتب # توسيم}} في {articles, plural, zero {أي مقالة} one {مقالة واحدة} two {مقالتين} few {# مقالات} many {# مقالة} other {# مقالة}}.',
  'cli.check.done':
    '{errors, plural, zero {لا مشكلات} one {مشكلة واحدة} two {مشكلتان} few {# مشكلات} many {# مشكلة} other {# مشكلة}}{warnings, plural, zero {} one {، ونقص واحد} two {، ونقصان اثنان} few {، و# نواقص} many {، و# نقصًا} other {، و# نقص}}.',
  'cli.list.project':
    '{name}: {articles, plural, zero {لا مقالات} one {مقالة واحدة} two {مقالتان} few {# مقالات} many {# مقالة} other {# مقالة}}، {annotators, plural, zero {لا موسِّمين} one {موسِّم واحد} two {موسِّمان} few {# موسِّمين} many {# موسِّمًا} other {# موسِّم}}',
  'cli.list.set':
    '{annotations, plural, zero {لا توسيمات} one {توسيم واحد} two {توسيمان} few {# توسيمات} many {# توسيمًا} other {# توسيم}}، {state, select, finished {منتهية} other {قيد العمل}}',
}
