-- A form is also found by the first letters of its key, which can be typed from a poster.

create unique index forms_short on forms.forms (left(key, 8));
