package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads who holds a session or a key, with what the person may do at this moment. */
final class Holders {

    private Holders() {}

    /**
     * The holder of a row with {@code id, user_id, account_id, email, staff, role, staff_roles}.
     *
     * @param keyScopes of a key; what the person may no longer do, the key may not either. Null for
     *     a session
     */
    static SignedIn holder(
            ResultSet row, SignedIn.Via via, String name, @Nullable Set<String> keyScopes)
            throws SQLException {
        boolean staff = row.getBoolean("staff");
        Set<Role> roles = roles(row, staff);
        Set<String> scopes = new TreeSet<>();
        roles.forEach(role -> scopes.addAll(Scopes.of(role)));
        long account = row.getLong("account_id");
        Optional<AccountId> accountId =
                row.wasNull() || row.getString("role") == null
                        ? Optional.empty()
                        : Optional.of(new AccountId(account));
        return new SignedIn(
                new UserId(Rows.uuid(row, "user_id")),
                name,
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                accountId,
                roles,
                keyScopes == null ? scopes : Scopes.within(keyScopes, scopes),
                via,
                Rows.uuid(row, "id"),
                staff);
    }

    private static Set<Role> roles(ResultSet row, boolean staff) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        String role = row.getString("role");
        if (role != null) {
            roles.add(Role.of(role));
        }
        if (staff) {
            for (String word : (String[]) row.getArray("staff_roles").getArray()) {
                roles.add(Role.of(word));
            }
        }
        return roles;
    }
}
