import type { formats as english } from '../en/formats.ts'

export const formats: Readonly<Record<keyof typeof english, string>> = {
  'format.jsonl': 'حاشية JSONL',
  'format.jsonl.loss.unannotated': 'لا تُكتب المقالات التي لم يسمها أحد.',
  'format.csv': 'CSV لبرامج الجداول',
  'format.csv.loss.oneWay':
    'للقراءة فقط: تبدأ الخلايا التي قد تعمل عمل الصيغ الحسابية بفاصلة عليا، فلا تستطيع حاشية قراءة الملف من جديد.',
  'format.csv.loss.zones': 'لا تُكتب المناطق.',
  'format.csv.loss.text': 'لا يُكتب من المقالات إلا الاقتباسات، لا النص كله.',
  'format.csv.loss.unknown': 'لا تُكتب الحقول التي لا تعرفها حاشية.',
}
