const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) ([A-Za-z0-9:+-]{1,10}) (\d{4})$/;

/** A time as `date` prints it in the C locale, which the platform uses: `Thu Dec 10 10:35:22 CST 2009`, without its zone, and the zone. */
export function localTime(text: string): { readonly time: string; readonly zone: string } | undefined {
  const [, name = '', day = '', time = '', zone = '', year = ''] = DATE.exec(text.trim()) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
  const date = new Date(`${iso}Z`);
  const isOne = month > 0 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isOne ? { time: iso, zone } : undefined;
}
