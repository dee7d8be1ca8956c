package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** Looks at one side of the database. */
interface Check {

    /** As its findings call it. */
    String name();

    /** At least one finding. */
    List<Finding> look(Database database) throws SQLException;
}
