-- 2,000 members, 200 groups, 10,000 events, about 65,000 answers: plain arithmetic, so every start makes the same rows.
-- Nothing here may ask for the time or for chance. The strides (37, 53, 101 ...) share no factor with what they
-- walk over, so each value comes up equally often without looking sorted.
create temp table place on commit drop as
select n - 1 as n, p[1] as city, p[2] as slug, p[3] as venue
from unnest(array['Berlin|berlin|Fabrik Neukölln', 'Köln|koeln|Alte Feuerwache', 'München|muenchen|Werksviertel 12',
  'Wien|wien|Café Zentral', 'Zürich|zuerich|Rote Fabrik', 'Hamburg|hamburg|Speicher 7', 'København|kobenhavn|Dokk 3',
  'Malmö|malmo|Västra Hamnen', 'Kraków|krakow|Dom Łaźni', 'Lisboa|lisboa|LX Factory', 'São Paulo|sao-paulo|Casa do Povo',
  'Paris|paris|La Halle aux Grains', 'Lyon|lyon|Le Hangar', 'Madrid|madrid|La Nave', 'Dublin|dublin|The Tannery',
  'London|london|Hackney Yard', 'Oslo|oslo|Kulturhuset', 'Helsinki|helsinki|Kaapelitehdas', 'Praha|praha|Kasárna',
  'Amsterdam|amsterdam|De Ceuvel']) with ordinality as t(line, n),
  lateral string_to_array(line, '|') as p;

create temp table topic on commit drop as
select n - 1 as n, p[1] as name, p[2] as slug, string_to_array(p[3], ',') as tags, p[4] as about
from unnest(array[
  'Java User Group|java|java,backend|People who build for the JVM, from first program to last migration.',
  'PostgreSQL Circle|postgresql|databases,backend|Queries, plans and the art of a good index.',
  'Web Makers|web|web,design|HTML first, everything else where it helps.',
  'Data Table|data|data,python|Numbers, honest charts and the questions behind them.',
  'Board Games|board-games|games,social|Bring a game or come and be taught one.',
  'Trail Running|trail-running|running,outdoor|We leave together and we come back together.',
  'Photo Walks|photo-walks|photography,outdoor|One city, one camera, two hours of looking closely.',
  'Book Club|book-club|books,social|One book a month. Having finished it is welcome, not required.',
  'Climbers|climbing|climbing,sport|Ropes, boulders and shared lifts to the rocks.',
  'Cooking Together|cooking|cooking,social|A kitchen, a season, a menu that we make up on the way.'
  ]) with ordinality as t(line, n), lateral string_to_array(line, '|') as p;

insert into member
select i, 'member' || i, '{bcrypt}$2a$06$fbjEm6gSMPwHe9BtvKi6MuUA7rEDs5bURLZw/pwMB8enjrJXsxlD.',
  (array['Ada', 'Björn', 'Chiara', 'Dmitri', 'Élodie', 'Farid', 'Grażyna', 'Hana', 'İpek', 'Jorge', 'Kateřina', 'Lars',
    'Mei', 'Noor', 'Øyvind', 'Priya', 'Quentin', 'Rosa', 'Søren', 'Tomáš', 'Ursula', 'Víctor', 'Wanda', 'Xenia',
    'Yusuf'])[1 + (i - 1) % 25] || ' ' ||
  (array['Almeida', 'Brandt', 'Castro', 'Dvořák', 'Eriksen', 'Fischer', 'García', 'Horváth', 'Ivanova', 'Jansen',
    'Kowalski', 'Lindqvist', 'Moreau', 'Novak', 'O''Brien', 'Petrov', 'Quist', 'Rossi', 'Schäfer', 'Tanaka', 'Ulrich',
    'Virtanen', 'Weiß', 'Yılmaz', 'Zhang', 'Østergaard', 'Łukasik'])[1 + (i * 7) % 27],
  place.city,
  'Moved to ' || place.city || ' for work, stayed for the people.',
  date '2009-05-01' + (i * 3) % 6000
from generate_series(1, 2000) as i join place on place.n = (i * 11) % 20;

insert into meetup_group
select 1 + place.n * 10 + topic.n, place.slug || '-' || topic.slug, topic.name || ' ' || place.city, place.city,
  topic.about || ' We meet in ' || place.city || ', usually at ' || place.venue || '.',
  1 + ((place.n * 10 + topic.n) * 13) % 2000
from place cross join topic;

insert into event
select i, 1 + g,
  (array['Open evening', 'First steps', 'Lightning talks', 'Hands-on night', 'Guests from afar', 'Lessons from a failure',
    'Summer special', 'Questions & answers', 'The long session', 'Show and tell', 'Bring a friend', 'Annual meeting'])
    [1 + i % 12] || ' #' || (1 + i / 200) || ' – ' || topic.name,
  (array['Doors open half an hour before.', 'Please be on time: we start together.', 'Come as you are.',
    'Seats go quickly, so answer early.', 'We end at a table nearby.'])[1 + i % 5] || ' ' ||
  (array['No knowledge is needed beyond curiosity.', 'Made for those who have been at it for a while.',
    'The first half is for newcomers, the second goes deep.', 'Bring something that you want to show.'])[1 + (i / 5) % 4]
    || ' ' || topic.about,
  place.venue,
  -- Each group meets every ten days, in the evening.
  timestamptz '2027-01-04 16:30:00+00' + (i / 200 * 10 + (g * 7 + g / 10 * 3) % 10) * interval '24 hours'
    + i * 53 % 7 * interval '30 minutes',
  12 + (i % 9) * 8,
  topic.tags || case when i % 3 = 0 then array['beginners'] when i % 7 = 0 then array['c++', 'talks'] else '{}' end
from generate_series(1, 10000) as i
  cross join lateral (select (i * 37) % 200 as g) as picked
  join place on place.n = g / 10
  join topic on topic.n = g % 10;

insert into rsvp
select i, 1 + (i * 17 + j * 101) % 2000, case when (i + j) % 5 = 0 then 'no' else 'yes' end,
  timestamptz '2026-09-01 06:00:00+00' + ((i::bigint * 7919 + j * 104729) % 6000000) * interval '1 second'
from generate_series(1, 10000) as i cross join lateral generate_series(1, (i * 31) % 14) as j;

-- Every 500th event is sold out, so that an answer can be refused.
update event set capacity = (select count(*) from rsvp where event_id = event.id and answer = 'yes') where id % 500 = 0;

analyze member, meetup_group, event, rsvp;
