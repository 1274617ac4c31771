module gofacts

go 1.22
