package com.mailflatrate.database.backup;

import com.mailflatrate.database.backup.Catalogue.Columns;
import com.mailflatrate.database.backup.Catalogue.ForeignKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts what is referred to before what refers to it; in a circle the first by name begins. */
final class Order {

    private final List<ForeignKey> keys;
    private final Set<String> placed = new LinkedHashSet<>();

    private Order(List<ForeignKey> keys) {
        this.keys = keys;
    }

    static List<Columns> of(List<Columns> tables, List<ForeignKey> keys) {
        Order order = new Order(keys);
        tables.forEach(table -> order.place(table.table(), new LinkedHashSet<>()));
        List<String> names = List.copyOf(order.placed);
        List<Columns> sorted = new ArrayList<>(tables);
        sorted.sort(Comparator.comparingInt((Columns table) -> names.indexOf(table.table())));
        return sorted;
    }

    private void place(String table, Set<String> above) {
        if (placed.contains(table) || !above.add(table)) {
            return;
        }
        keys.stream()
                .filter(key -> key.table().equals(table))
                .forEach(key -> place(key.referred(), above));
        placed.add(table);
    }
}
