package com.mailflatrate.database;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Two pools as one: a transaction's lane decides, outside of transactions the bound one. */
final class LaneDataSource extends AbstractRoutingDataSource {

    private final ThreadLocal<Lane> beginning = new ThreadLocal<>();

    LaneDataSource(DataSource desk, DataSource engine) {
        setTargetDataSources(Map.of(Lane.DESK, desk, Lane.ENGINE, engine));
        setDefaultTargetDataSource(desk);
        afterPropertiesSet();
    }

    /** Lets the work, the begin of a transaction, get its connection from this lane. */
    void choosing(Lane lane, Runnable work) {
        beginning.set(lane);
        try {
            work.run();
        } finally {
            beginning.remove();
        }
    }

    @Override
    protected Object determineCurrentLookupKey() {
        Lane lane = beginning.get();
        return lane == null ? Lanes.bound() : lane;
    }
}
