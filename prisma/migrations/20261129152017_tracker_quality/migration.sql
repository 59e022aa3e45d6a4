-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Tracker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT,
    "threshold" REAL NOT NULL,
    "weights" JSONB NOT NULL,
    "bias" REAL NOT NULL,
    "examples" JSONB NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'en',
    "quality" JSONB,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Tracker" ("bias", "enabled", "examples", "id", "name", "side", "threshold", "updatedAt", "weights", "workspaceId") SELECT "bias", "enabled", "examples", "id", "name", "side", "threshold", "updatedAt", "weights", "workspaceId" FROM "Tracker";
DROP TABLE "Tracker";
ALTER TABLE "new_Tracker" RENAME TO "Tracker";
CREATE UNIQUE INDEX "Tracker_workspaceId_name_key" ON "Tracker"("workspaceId", "name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;


