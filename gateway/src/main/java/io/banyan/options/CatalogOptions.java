package io.banyan.options;

import io.banyan.options.BanyanProperties.Catalog;
import java.nio.file.Path;

/// The options of `serve` that concern the catalogue. [ServeOptions] has them in its order.
final class CatalogOptions {
    static final ServeOption<Path> CATALOG = new ServeOption<>(
            "catalog",
            "DIR",
            "",
            Forms.FOLDER,
            "catalog",
            "Read what teams say of their functions and services from the function.yaml and catalog-info.yaml files"
                    + " anywhere below this folder");
    static final ServeOption<Integer> DEAD_AFTER = new ServeOption<>(
            "dead-after",
            "DAYS",
            "30",
            Forms.whole("a number of days from 1 to 3650", 1, 3_650),
            "30",
            "Call dead in the catalogue what is declared and has had no traffic for this many days");

    private CatalogOptions() {}

    static Catalog read(OptionReader read) {
        return new Catalog(read.find(CATALOG).orElse(null), read.read(DEAD_AFTER));
    }
}
