import calendar
from datetime import date

print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 2, 29), calendar.monthrange(2024, 2), calendar.monthcalendar(2024, 2))
print(calendar.month(2024, 2))
calendar.prmonth(2023, 12)
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2025, 1))
print(calendar.calendar(2024)[:700])
print(calendar.month_name[3], calendar.month_abbr[12], calendar.day_name[0], calendar.day_abbr[6], list(calendar.month_name)[:3], calendar.MONDAY, calendar.firstweekday(), calendar.FEBRUARY)
c = calendar.Calendar(firstweekday=6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 9))[:10], list(c.itermonthdates(2024, 9))[0], list(c.itermonthdays2(2024, 9))[-1], c.monthdatescalendar(2024, 9)[0][0], len(c.yeardayscalendar(2024)))
print(calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.weekheader(3), calendar.weekday(2024, 1, 1) == calendar.MONDAY)
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7)):
    try:
        bad()
    except ValueError as e:
        print(type(e).__name__, e)
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.monthcalendar(2024, 2)[0])
print(calendar.HTMLCalendar().formatmonth(2024, 2)[:200])
