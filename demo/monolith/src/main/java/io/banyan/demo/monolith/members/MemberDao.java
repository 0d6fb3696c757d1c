package io.banyan.demo.monolith.members;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads members.
@Repository
class MemberDao {
    private final JdbcClient jdbc;

    MemberDao(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Member> find(int id) {
        return jdbc.sql("select id, name, city, about, joined_on from member where id = :id")
                .param("id", id)
                .query((row, n) -> new Member(
                        row.getInt("id"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getString("about"),
                        row.getObject("joined_on", LocalDate.class)))
                .optional();
    }
}
