package io.banyan.demo.monolith.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads groups.
@Repository
public class GroupDao {
    private static final String SELECT = """
            select slug, name, city, description, organizer_id,
              (select count(*) from event e where e.group_id = g.id) as events
            from meetup_group g
            """;

    private final JdbcClient jdbc;

    GroupDao(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Group> all() {
        return jdbc.sql(SELECT + "order by city, name").query(GroupDao::group).list();
    }

    public Optional<Group> find(String slug) {
        return jdbc.sql(SELECT + "where slug = :slug")
                .param("slug", slug)
                .query(GroupDao::group)
                .optional();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("slug"),
                row.getString("name"),
                row.getString("city"),
                row.getString("description"),
                row.getInt("organizer_id"),
                row.getInt("events"));
    }
}
