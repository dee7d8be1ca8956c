create table query.sample (value text);
