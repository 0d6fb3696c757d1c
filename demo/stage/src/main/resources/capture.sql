-- What the owner of the tables runs once, so that the modern side's views can be made of their changes: these columns
-- and no others. The projector says what is missing here, with the line to add.
grant select (id, slug, name, city, description, organizer_id) on meetup_group to banyan_capture;
grant select (id, name, city) on member to banyan_capture;
grant select (id, group_id, title, description, venue, starts_at, capacity, tags) on event to banyan_capture;
grant select (event_id, member_id, answer, answered_at) on rsvp to banyan_capture;
create publication banyan for table
  meetup_group (id, slug, name, city, description, organizer_id),
  member (id, name, city),
  event (id, group_id, title, description, venue, starts_at, capacity, tags),
  rsvp (event_id, member_id, answer, answered_at)
  with (publish_via_partition_root = true);
